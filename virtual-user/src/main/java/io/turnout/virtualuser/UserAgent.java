package io.turnout.virtualuser;

import io.turnout.report.record.EvidenceFile;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.pattern.SpeechTurns;
import io.turnout.virtualuser.pattern.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Confined to the thread that started it. What plays one user towards the application: a browser,
 * or a peer in Java. Every call may be interrupted; it then ends early.
 */
public interface UserAgent extends AutoCloseable {
  /**
   * Joins the meeting of the invitation and returns as soon as the application calls the user
   * joined. Media may arrive later.
   *
   * @throws JoinFailedException when the application refused, or did not let the user in in time
   * @throws AgentLostException when the agent itself is gone
   */
  void join(Duration timeout) throws JoinFailedException, AgentLostException, InterruptedException;

  /**
   * Takes the counters of all streams as they are now.
   *
   * @throws AgentLostException when the agent is gone or does not answer
   */
  Observation observe() throws AgentLostException, InterruptedException;

  /**
   * Takes the counters as {@link #observe} does and looks at the pictures, too, which costs more.
   *
   * @throws AgentLostException when the agent is gone or does not answer
   */
  default Observation observePictures() throws AgentLostException, InterruptedException {
    return observe();
  }

  /**
   * Does one thing in the meeting, but {@code rejoin} and {@code reload}.
   *
   * @return when it was done, by the controller's clock: when the last step that does something
   *     began
   * @throws ActionFailedException when the application did not let it be done
   * @throws AgentLostException when the agent is gone
   */
  default Instant act(TimedAction action, Duration timeout)
      throws ActionFailedException, AgentLostException, InterruptedException {
    throw new ActionFailedException(description() + " cannot " + action.action().id());
  }

  /**
   * Reloads what plays the user, in mid-meeting, and joins again.
   *
   * @throws JoinFailedException when the application did not let the user in again in time
   * @throws AgentLostException when the agent is gone
   */
  default void reload(Duration timeout)
      throws JoinFailedException, AgentLostException, InterruptedException {
    join(timeout);
  }

  /**
   * Tells when the user speaks from now on; the microphone gives silence at all other times. What
   * was told before is void.
   *
   * @param intervals from the time of this call
   * @throws AgentLostException when the agent is gone
   */
  default void speak(List<SpeechTurns.Interval> intervals)
      throws AgentLostException, InterruptedException {}

  /**
   * Leaves the meeting as a person would.
   *
   * @throws AgentLostException when the agent is gone or the application does not let the user out
   */
  void leave() throws AgentLostException, InterruptedException;

  /**
   * Shows what it can of these kinds, whether or not the agent still lives. Takes seconds at most.
   */
  default CollectedEvidence evidence(Set<EvidenceFile.Kind> wanted) throws InterruptedException {
    return CollectedEvidence.none(wanted, description() + " has nothing to show");
  }

  /**
   * {@return a small picture of what the user sees, if there is one; cheap, and nothing comes of it
   * when it cannot be had}
   */
  default Optional<Thumbnail> thumbnail() throws InterruptedException {
    return Optional.empty();
  }

  /** {@return what plays the user, for people, e.g. {@code chromium 156.0.8078.79}} */
  String description();

  /** Ends the agent and all that it started; never throws, may be called again. */
  @Override
  void close();
}
