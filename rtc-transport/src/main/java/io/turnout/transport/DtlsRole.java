package io.turnout.transport;

/** Side of the DTLS handshake (RFC 8842): {@code a=setup:active} is the client. */
public enum DtlsRole {
  CLIENT,
  SERVER
}
