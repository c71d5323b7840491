package io.turnout.jsonrpc;

/** The codes that JSON-RPC 2.0 reserves (section 5.1), as Kurento uses them. */
public enum RpcErrorCode {
  /** The text is not JSON, or it exceeds the limits on depth and size. */
  PARSE_ERROR(-32700),
  /** JSON, but no request. */
  INVALID_REQUEST(-32600),
  METHOD_NOT_FOUND(-32601),
  INVALID_PARAMS(-32602),
  INTERNAL_ERROR(-32603),
  /** A parameter of the protocol itself is missing or of a wrong type; also Kurento's refusals. */
  SERVER_ERROR(-32000);

  private final int code;

  RpcErrorCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
