package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.RpcErrorCode;

/** A request that fails with one of JSON-RPC's own codes. */
final class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RpcErrorCode code;

  RpcException(RpcErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  RpcErrorCode code() {
    return code;
  }
}
