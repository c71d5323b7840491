package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thread-safe. Messages to JSON text and back. Unknown fields are ignored, so that old servers
 * understand new clients.
 */
public final class MessageCodec {
  private static final int MAX_NESTING_DEPTH = 16;

  private static final Map<Class<?>, String> TYPES =
      Arrays.stream(ClientMessage.class.getAnnotation(JsonSubTypes.class).value())
          .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING_DEPTH).build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** {@return the {@code type} of a client's message} */
  public static String typeOf(ClientMessage message) {
    return TYPES.getOrDefault(message.getClass(), "");
  }

  /** {@return the JSON text of a message} */
  public String encode(ServerMessage message) {
    return mapper.writeValueAsString(message);
  }

  /** {@return the JSON text of a message} */
  public String encode(ClientMessage message) {
    return mapper.writeValueAsString(message);
  }

  /** Reads a server's message, as a client does. */
  public ServerMessage decodeServerMessage(String text) {
    return mapper.readValue(text, ServerMessage.class);
  }

  /**
   * Reads a client's message.
   *
   * @throws MeetingException that says what is wrong with it
   */
  public ClientMessage decode(String text) {
    try {
      ClientMessage message = mapper.readValue(text, ClientMessage.class);
      if (message == null) {
        throw malformed("The message is null.");
      }
      return message;
    } catch (InvalidTypeIdException e) {
      throw unknown(e.getTypeId());
    } catch (StreamConstraintsException e) {
      throw malformed("The JSON nests deeper than " + MAX_NESTING_DEPTH + ", or has huge values.");
    } catch (StreamReadException e) {
      throw malformed("The message is no JSON: " + e.getOriginalMessage());
    } catch (DatabindException e) {
      throw invalidField(e);
    } catch (JacksonException e) {
      throw malformed("The message cannot be read: " + e.getOriginalMessage());
    }
  }

  private static MeetingException invalidField(DatabindException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MeetingException refusal) {
        return refusal;
      }
    }
    String path =
        e.getPath().stream()
            .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
            .collect(Collectors.joining("."));
    if (path.isEmpty()) {
      return malformed("The message is no JSON object.");
    }
    return Fields.invalid(path, "has a wrong type or value", "see docs/meeting-protocol.md");
  }

  private static MeetingException unknown(String type) {
    String what =
        type == null || type.isEmpty()
            ? "Field 'type' is missing."
            : "'" + (type.length() > 40 ? type.substring(0, 40) + "…" : type) + "' is no message.";
    return new MeetingException(
        ErrorCode.UNKNOWN_MESSAGE,
        what,
        "Send one of " + TYPES.values().stream().sorted().collect(Collectors.joining(", ")) + ".");
  }

  private static MeetingException malformed(String what) {
    return new MeetingException(
        ErrorCode.MALFORMED_MESSAGE, what, "Send one JSON object in each text message.");
  }
}
