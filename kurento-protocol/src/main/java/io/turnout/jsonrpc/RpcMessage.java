package io.turnout.jsonrpc;

/** One JSON-RPC 2.0 message. Immutable as long as nobody writes to the JSON trees it carries. */
public sealed interface RpcMessage permits RpcRequest, RpcNotification, RpcResult, RpcError {}
