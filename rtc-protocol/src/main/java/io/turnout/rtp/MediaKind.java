package io.turnout.rtp;

/** The two kinds of media that RTP carries here (the top-level media types of RFC 8866). */
public enum MediaKind {
  AUDIO,
  VIDEO
}
