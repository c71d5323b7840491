package io.turnout.kurento;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of Kurento's protocol, and the one notification that the server sends. */
public enum KurentoMethod {
  CONNECT("connect"),
  PING("ping"),
  CREATE("create"),
  INVOKE("invoke"),
  SUBSCRIBE("subscribe"),
  UNSUBSCRIBE("unsubscribe"),
  RELEASE("release"),
  REF("ref"),
  UNREF("unref"),
  KEEP_ALIVE("keepAlive"),
  DESCRIBE("describe"),
  TRANSACTION("transaction"),
  CLOSE_SESSION("closeSession"),
  /** Server to client. */
  ON_EVENT("onEvent");

  private static final Map<String, KurentoMethod> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(KurentoMethod::methodName, Function.identity()));

  private final String methodName;

  KurentoMethod(String methodName) {
    this.methodName = methodName;
  }

  public String methodName() {
    return methodName;
  }

  /** {@return the method that a client may call under this name} */
  public static Optional<KurentoMethod> called(String methodName) {
    return Optional.ofNullable(BY_NAME.get(methodName)).filter(method -> method != ON_EVENT);
  }
}
