package io.turnout.meetingapp.signalling;

/** Confined to one socket's messages. Lets through a rate with bursts. */
final class TokenBucket {
  private final double tokensPerNs;
  private final double capacity;
  private double tokens;
  private long filledAtNs;

  TokenBucket(int perSecond, int burst, long nowNs) {
    this.tokensPerNs = perSecond / 1e9;
    this.capacity = burst;
    this.tokens = burst;
    this.filledAtNs = nowNs;
  }

  /** {@return whether one more may pass now} */
  boolean tryTake(long nowNs) {
    tokens = Math.min(capacity, tokens + (nowNs - filledAtNs) * tokensPerNs);
    filledAtNs = nowNs;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
