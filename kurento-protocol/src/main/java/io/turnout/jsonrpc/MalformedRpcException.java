package io.turnout.jsonrpc;

/** The text is no JSON-RPC message. */
public final class MalformedRpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RpcErrorCode code;

  public MalformedRpcException(RpcErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** {@return the code to answer with} */
  public RpcErrorCode code() {
    return code;
  }
}
