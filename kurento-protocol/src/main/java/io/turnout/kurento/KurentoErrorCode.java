package io.turnout.kurento;

/**
 * Error codes of Kurento's API; an answer carries the number and, as {@code data.type}, the name.
 */
public enum KurentoErrorCode {
  /** A parameter of an operation or constructor is missing or of a wrong type. */
  MARSHALL_ERROR(40001),
  UNEXPECTED_ERROR(40003),
  CONNECT_ERROR(40004),
  UNSUPPORTED_MEDIA_TYPE(40005),
  NOT_IMPLEMENTED(40006),
  /** The session is unknown: it never existed or was collected. */
  INVALID_SESSION(40007),
  /** The transaction is wrongly numbered; also an operation that the object does not have. */
  MALFORMED_TRANSACTION(40008),
  /** A limit of the server is reached. */
  NOT_ENOUGH_RESOURCES(40009),
  MEDIA_OBJECT_TYPE_NOT_FOUND(40100),
  MEDIA_OBJECT_NOT_FOUND(40101),
  /** The object exists but is not of the type that is needed. */
  MEDIA_OBJECT_CAST_ERROR(40102),
  MEDIA_OBJECT_HAS_NOT_PARENT(40103),
  MEDIA_OBJECT_CONSTRUCTOR_NOT_FOUND(40104),
  MEDIA_OBJECT_METHOD_NOT_FOUND(40105),
  MEDIA_OBJECT_EVENT_NOT_SUPPORTED(40106),
  MEDIA_OBJECT_ILLEGAL_PARAM_ERROR(40107),
  /** No object of the type can be made here. */
  MEDIA_OBJECT_NOT_AVAILABLE(40108),
  /** {@code newref:} outside a transaction. */
  MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT(40109),
  MEDIA_OBJECT_TAG_KEY_NOT_FOUND(40110),
  MEDIA_OBJECT_OPERATION_NOT_SUPPORTED(40111),
  SDP_CREATE_ERROR(40200),
  SDP_PARSE_ERROR(40201),
  SDP_END_POINT_NO_LOCAL_SDP_ERROR(40202),
  SDP_END_POINT_NO_REMOTE_SDP_ERROR(40203),
  SDP_END_POINT_GENERATE_OFFER_ERROR(40204),
  SDP_END_POINT_PROCESS_OFFER_ERROR(40205),
  SDP_END_POINT_PROCESS_ANSWER_ERROR(40206),
  SDP_CONFIGURATION_ERROR(40207),
  /** Kurento does not renegotiate: one offer and one answer in an endpoint's life. */
  SDP_END_POINT_ALREADY_NEGOTIATED(40208),
  SDP_END_POINT_NOT_OFFER_GENERATED(40209),
  /** Spelt as Kurento spells it. */
  SDP_END_POINT_ANSWER_ALREADY_PROCCESED(40210),
  /** Spelt as Kurento spells it. */
  SDP_END_POINT_CANNOT_CREATE_SESSON(40211),
  HTTP_END_POINT_REGISTRATION_ERROR(40300),
  ICE_GATHER_CANDIDATES_ERROR(40400),
  ICE_ADD_CANDIDATE_ERROR(40401),
  SERVER_MANAGER_ERROR_KMD_NOT_FOUND(40500),
  URI_PATH_FILE_NOT_FOUND(40600),
  PLAYER_SEEK_FAIL(40700);

  private final int code;

  KurentoErrorCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** {@return the {@code data.type} of an answer; Kurento leaves its 405xx family undefined} */
  public String typeName() {
    return this == SERVER_MANAGER_ERROR_KMD_NOT_FOUND ? "UNDEFINED" : name();
  }
}
