package io.turnout.virtualuser;

import java.time.Instant;

/** What has become of an action at one other user's end. Immutable. */
sealed interface Effect {
  /** It shows. */
  record Seen(Instant at) implements Effect {}

  /** It did not show in its time; the reason is a clause. */
  record Missed(String reason) implements Effect {}

  /** It does not show yet. */
  record Pending() implements Effect {}

  /** Nobody can tell, now or later. */
  record Unverifiable() implements Effect {}
}
