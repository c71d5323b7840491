package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile;
import io.turnout.virtualuser.ActionFailedException;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.pattern.SpeechTurns;
import io.turnout.virtualuser.pattern.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Confined to the thread that started it. An agent of which something is kept when it is due:
 * before an observation, and before the agent is closed.
 */
public final class WatchedAgent implements UserAgent {

  /** What is done, on the agent's own thread. */
  public interface Care {
    void beforeObservation(UserAgent agent) throws InterruptedException;

    /** Waits seconds at most; an interrupt ends it early and stays set. */
    void beforeClose(UserAgent agent);
  }

  private final UserAgent agent;
  private final Care care;
  private boolean closed;

  /** An agent of which this care is taken. */
  public WatchedAgent(UserAgent agent, Care care) {
    this.agent = agent;
    this.care = care;
  }

  @Override
  public void join(Duration timeout)
      throws JoinFailedException, AgentLostException, InterruptedException {
    agent.join(timeout);
  }

  @Override
  public Observation observe() throws AgentLostException, InterruptedException {
    care.beforeObservation(agent);
    return agent.observe();
  }

  @Override
  public Observation observePictures() throws AgentLostException, InterruptedException {
    care.beforeObservation(agent);
    return agent.observePictures();
  }

  @Override
  public Instant act(TimedAction action, Duration timeout)
      throws ActionFailedException, AgentLostException, InterruptedException {
    return agent.act(action, timeout);
  }

  @Override
  public void reload(Duration timeout)
      throws JoinFailedException, AgentLostException, InterruptedException {
    agent.reload(timeout);
  }

  @Override
  public void speak(List<SpeechTurns.Interval> intervals)
      throws AgentLostException, InterruptedException {
    agent.speak(intervals);
  }

  @Override
  public void leave() throws AgentLostException, InterruptedException {
    agent.leave();
  }

  @Override
  public CollectedEvidence evidence(Set<EvidenceFile.Kind> wanted) throws InterruptedException {
    return agent.evidence(wanted);
  }

  @Override
  public Optional<Thumbnail> thumbnail() throws InterruptedException {
    return agent.thumbnail();
  }

  @Override
  public String description() {
    return agent.description();
  }

  @Override
  public void close() {
    try {
      if (!closed) {
        closed = true;
        care.beforeClose(agent);
      }
    } finally {
      agent.close();
    }
  }
}
