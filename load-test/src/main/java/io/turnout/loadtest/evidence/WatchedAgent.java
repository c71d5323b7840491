package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile;
import io.turnout.virtualuser.ActionFailedException;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.pattern.SpeechTurns;
import io.turnout.virtualuser.pattern.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Confined to the thread that started it. An agent of which evidence is taken when it is due:
 * before an observation when somebody asks, and before the agent is closed when its user has
 * failed.
 */
final class WatchedAgent implements UserAgent {

  /** What is done about evidence, on the agent's own thread. */
  interface Care {
    void beforeObservation(UserAgent agent) throws InterruptedException;

    /** Waits seconds at most; an interrupt ends it early and stays set. */
    void beforeClose(UserAgent agent);
  }

  private final UserAgent agent;
  private final Care care;
  private boolean closed;

  WatchedAgent(UserAgent agent, Care care) {
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
