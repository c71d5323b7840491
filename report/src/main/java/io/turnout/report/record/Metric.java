package io.turnout.report.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that a run measures: the name in plans and files, its unit, what it says. */
public enum Metric {
  JOIN_TIME("join.time", Unit.MILLISECONDS, "from the start of joining to proof of media"),
  JOIN_ATTEMPTS("join.attempts", Unit.COUNT, "tries that a user needed to join"),
  START_LATENESS("start.lateness", Unit.MILLISECONDS, "a user's start behind its schedule"),
  MESSAGE_DELIVERY_TIME(
      "message.deliveryTime", Unit.MILLISECONDS, "from sending to its showing at another user's"),
  MESSAGE_LOSS("message.loss", Unit.RATIO, "share of expected messages that did not show in time"),
  MESSAGE_REORDERED("message.reordered", Unit.RATIO, "share of messages shown out of order"),
  STROKE_DELIVERY_TIME(
      "stroke.deliveryTime", Unit.MILLISECONDS, "from drawing to its showing at another user's"),
  STROKE_LOSS("stroke.loss", Unit.RATIO, "share of expected strokes that did not show in time"),
  ACTION_TIME("action.time", Unit.MILLISECONDS, "from an action to its effect at another user's"),
  ACTION_MISSED("action.missed", Unit.RATIO, "share of expected effects that did not show in time"),
  USERS_JOINING("users.joining", Unit.COUNT, "virtual users that are joining"),
  USERS_CONNECTED("users.connected", Unit.COUNT, "virtual users with proof of media"),
  USERS_FAILED("users.failed", Unit.COUNT, "virtual users that have failed so far"),
  VIDEO_BITRATE("video.bitrate", Unit.BITS_PER_SECOND, "video payload bits of one stream"),
  AUDIO_BITRATE("audio.bitrate", Unit.BITS_PER_SECOND, "audio payload bits of one stream"),
  VIDEO_FRAME_RATE("video.frameRate", Unit.FRAMES_PER_SECOND, "frames decoded or encoded"),
  VIDEO_FRAMES_DECODED("video.framesDecoded", Unit.COUNT, "frames decoded since the stream began"),
  VIDEO_FRAMES_DROPPED("video.framesDropped", Unit.COUNT, "frames dropped since the stream began"),
  VIDEO_FRAMES_ENCODED("video.framesEncoded", Unit.COUNT, "frames encoded since the stream began"),
  VIDEO_KEY_FRAMES("video.keyFrames", Unit.COUNT, "key frames since the stream began"),
  VIDEO_FRAME_WIDTH("video.frameWidth", Unit.PIXELS, "width of the last frame"),
  VIDEO_FRAME_HEIGHT("video.frameHeight", Unit.PIXELS, "height of the last frame"),
  VIDEO_FREEZES("video.freezes", Unit.COUNT, "freezes since the stream began"),
  VIDEO_FREEZE_TIME("video.freezeTime", Unit.MILLISECONDS, "time frozen since the stream began"),
  VIDEO_PACKET_LOSS("video.packetLoss", Unit.RATIO, "share of packets lost in the last second"),
  AUDIO_PACKET_LOSS("audio.packetLoss", Unit.RATIO, "share of packets lost in the last second"),
  VIDEO_JITTER("video.jitter", Unit.MILLISECONDS, "interarrival jitter (RFC 3550)"),
  AUDIO_JITTER("audio.jitter", Unit.MILLISECONDS, "interarrival jitter (RFC 3550)"),
  VIDEO_NACKS("video.nacks", Unit.COUNT, "NACKs since the stream began"),
  VIDEO_PLIS("video.plis", Unit.COUNT, "PLIs since the stream began"),
  AUDIO_ENERGY("audio.energy", Unit.RATIO, "audio energy received in the last second"),
  AUDIO_CONCEALED("audio.concealed", Unit.RATIO, "share of samples concealed in the last second"),
  ROUND_TRIP_TIME("rtt", Unit.MILLISECONDS, "round-trip time to the media server"),
  CPU("cpu", Unit.PERCENT_OF_ONE_CORE, "processor time used, user and system"),
  MEMORY("memory", Unit.BYTES, "resident memory"),
  MEETINGS("meetings", Unit.COUNT, "meetings on the watched program"),
  PIPELINES("pipelines", Unit.COUNT, "media pipelines on the watched server"),
  ENDPOINTS("endpoints", Unit.COUNT, "WebRTC endpoints on the watched server"),
  WEB_SOCKETS("webSockets", Unit.COUNT, "open WebSockets of the watched program");

  /** Which direction is the better one. */
  public enum Wanted {
    LESS,
    MORE,
    /** More of it is neither better nor worse by itself. */
    NEITHER
  }

  /** Units in which values are stored. */
  public enum Unit {
    COUNT(""),
    MILLISECONDS("ms"),
    BITS_PER_SECOND("bit/s"),
    FRAMES_PER_SECOND("fps"),
    PIXELS("px"),
    RATIO(""),
    PERCENT_OF_ONE_CORE("%"),
    BYTES("B");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** {@return what is printed behind a value} */
    public String symbol() {
      return symbol;
    }
  }

  private static final Map<String, Metric> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Metric::id, Function.identity()));

  private final String id;
  private final Unit unit;
  private final String description;

  Metric(String id, Unit unit, String description) {
    this.id = id;
    this.unit = unit;
    this.description = description;
  }

  /** {@return the metric of this name in plans and files, if there is one} */
  public static Optional<Metric> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** {@return the name in plans and files} */
  @JsonValue
  public String id() {
    return id;
  }

  public Unit unit() {
    return unit;
  }

  /** {@return which direction is the better one} */
  public Wanted wanted() {
    return switch (this) {
      case USERS_CONNECTED, VIDEO_FRAME_RATE, VIDEO_FRAMES_DECODED, VIDEO_FRAMES_ENCODED ->
          Wanted.MORE;
      case USERS_JOINING,
          VIDEO_BITRATE,
          AUDIO_BITRATE,
          VIDEO_KEY_FRAMES,
          VIDEO_FRAME_WIDTH,
          VIDEO_FRAME_HEIGHT,
          AUDIO_ENERGY,
          MEETINGS,
          PIPELINES,
          ENDPOINTS,
          WEB_SOCKETS ->
          Wanted.NEITHER;
      default -> Wanted.LESS;
    };
  }

  /** {@return whether values count since the stream began, so that the last one says it all} */
  public boolean isCumulative() {
    return switch (this) {
      case VIDEO_FRAMES_DECODED,
          VIDEO_FRAMES_DROPPED,
          VIDEO_FRAMES_ENCODED,
          VIDEO_KEY_FRAMES,
          VIDEO_FREEZES,
          VIDEO_FREEZE_TIME,
          VIDEO_NACKS,
          VIDEO_PLIS ->
          true;
      default -> false;
    };
  }

  /** {@return what the figure says, as a clause} */
  public String description() {
    return description;
  }
}
