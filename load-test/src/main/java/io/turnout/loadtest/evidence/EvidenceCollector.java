package io.turnout.loadtest.evidence;

import io.turnout.loadtest.evidence.Cause.Scope;
import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Takes evidence of what goes wrong in a run. It hears of it as a recorder of the
 * run's events, and reaches the users' pages through the agents that it {@linkplain #watching
 * watches}: each on its own user's thread, never on another.
 */
public final class EvidenceCollector implements RunRecorder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceCollector.class);

  /** From the request to the picture: a user's thread comes by about once a second. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private static final Duration SERVE_INTERVAL = Duration.ofMillis(100);

  private final EvidenceSettings settings;
  private final EvidenceRecord record;
  private final ExpectedPortal expected = new ExpectedPortal();
  private final LatestFigures figures;
  private final InstantSource clock;
  private final Map<VirtualUserId, UserDesk> desks = new ConcurrentHashMap<>();
  private final Set<VirtualUserId> connected = ConcurrentHashMap.newKeySet();
  private final PortalTurns portalTurns;
  private volatile @Nullable PortalWatch portal;
  private volatile ScreenshotRequests portalScreenshots;

  /**
   * A collector for one run.
   *
   * @param rankings how users are ranked by each threshold, by its expression
   * @param recorder takes what was collected; not this collector itself
   */
  public EvidenceCollector(
      EvidenceSettings settings,
      RunFolder folder,
      Map<String, LatestFigures.Ranking> rankings,
      RunRecorder recorder,
      InstantSource clock) {
    this.settings = settings;
    this.record = new EvidenceRecord(settings, folder, recorder, clock);
    this.figures = new LatestFigures(rankings);
    this.clock = clock;
    this.portalTurns = new PortalTurns(settings.screenshotsEvery());
    this.portalScreenshots =
        ScreenshotRequests.closed(
            Kind.PORTAL_SCREENSHOT,
            settings.portal()
                ? "the application's adapter has no section portal"
                : "the plan has evidence.portal off");
  }

  /**
   * Opens the portal, if the plan wants that.
   *
   * @param factory empty when the application has none that is known
   * @param peakUsers that the plan has at the same time, at most
   */
  public void openPortal(Optional<PortalAgent.Factory> factory, int peakUsers) {
    if (!settings.portal() || settings.maxFiles() == 0) {
      return;
    }
    if (factory.isEmpty()) {
      record.warn(
          "evidence.portal: the application's adapter has no section portal; it is not checked.");
      return;
    }
    PortalWatch watch =
        PortalWatch.start(
            factory.get(), new PeakCheck(expected, peakUsers), clock, record::write, record::warn);
    portal = watch;
    portalScreenshots = watch.screenshots();
  }

  /** {@return agents of which evidence is taken} */
  public UserAgentFactory watching(UserAgentFactory agents) {
    return settings.maxFiles() == 0
        ? agents
        : invitation -> {
          UserAgent agent = agents.start(invitation);
          UserDesk desk = new UserDesk(invitation.user());
          desks.put(invitation.user(), desk);
          return new WatchedAgent(agent, new UserCare(desk));
        };
  }

  @Override
  public void record(RunEvent event) {
    expected.take(event);
    switch (event) {
      case RunEvent.UserStateChanged change -> moved(change);
      case RunEvent.JoinRetried retried ->
          fail(
              retried.user(),
              new Cause(
                  retried.at(),
                  "attempt " + retried.attempt() + " to join: " + retried.reason(),
                  Scope.EVERYTHING));
      case RunEvent.ActionMissed missed ->
          want(
              missed.observer(),
              new Cause(
                  missed.at(),
                  missed.action().id()
                      + " of "
                      + missed.actor().user()
                      + " not seen: "
                      + missed.reason(),
                  Scope.EVERYTHING));
      case RunEvent.ThresholdBreached breach -> breached(breach);
      default -> {}
    }
  }

  @Override
  public void record(Sample sample) {
    figures.add(sample);
  }

  private void moved(RunEvent.UserStateChanged change) {
    if (change.state() == UserState.CONNECTED) {
      connected.add(change.user());
    } else {
      connected.remove(change.user());
    }
    if (change.state() == UserState.FAILED) {
      fail(change.user(), new Cause(change.at(), change.reason(), Scope.EVERYTHING));
    }
  }

  private void fail(VirtualUserId user, Cause cause) {
    UserDesk desk = desks.get(user);
    if (desk != null) {
      desk.fail(cause);
    }
  }

  private void breached(RunEvent.ThresholdBreached breach) {
    String clause = breach.expression() + " does not hold: " + breach.reason();
    Optional<VirtualUserId> worst =
        figures
            .worst(breach.expression(), connected, breach.at())
            .or(() -> connected.stream().findFirst());
    if (worst.isEmpty()) {
      LOG.debug("{}; no user is connected", clause);
      return;
    }
    want(worst.get(), new Cause(breach.at(), clause, Scope.EVERYTHING));
  }

  private void want(VirtualUserId user, Cause cause) {
    UserDesk desk = desks.get(user);
    if (settings.maxFiles() > 0 && (desk == null || !desk.want(cause))) {
      record.omit(user, cause, "evidence of this user was taken just before, or is being taken");
    }
  }

  /** What is done for one agent, on its user's thread. */
  private final class UserCare implements WatchedAgent.Care {
    private final UserDesk desk;
    private final ScreenshotTurns turns;

    UserCare(UserDesk desk) {
      this.desk = desk;
      this.turns = new ScreenshotTurns(settings.screenshotsEvery(), desk.user());
    }

    @Override
    public void beforeObservation(UserAgent agent) throws InterruptedException {
      serve(desk, agent);
      Optional<Cause> wanted = desk.takeWanted();
      if (wanted.isPresent()) {
        take(desk, agent, wanted.get());
      }
      Optional<Cause> due = turns.due(clock.instant());
      if (due.isPresent()) {
        take(desk, agent, due.get());
      }
    }

    @Override
    public void beforeClose(UserAgent agent) {
      desk.screenshots().close(desk.user().user() + " is not in the meeting any more");
      Optional<Cause> failure = desk.takeFailure();
      if (failure.isPresent()) {
        try {
          take(desk, agent, failure.get());
        } catch (InterruptedException e) {
          record.omit(desk.user(), failure.get(), "the run was ended before it was taken");
          Thread.currentThread().interrupt();
        }
      }
      desks.remove(desk.user(), desk);
    }
  }

  private void take(UserDesk desk, UserAgent agent, Cause cause) throws InterruptedException {
    Optional<EvidenceBudget.Reservation> room = record.reserve(cause.scope());
    if (room.isEmpty()) {
      record.omit(desk.user(), cause, record.exhaustion(cause.scope()));
      return;
    }
    try (EvidenceBudget.Reservation reservation = room.get()) {
      record.write(desk.user(), cause, collect(desk, agent, cause), reservation);
    } catch (RuntimeException e) {
      LOG.error("evidence of {} could not be taken", desk.user().user(), e);
      record.omit(desk.user(), cause, "fault of Turnout itself: " + e);
    }
  }

  /** The others are asked first, so that their pictures are of the same time. */
  private List<CollectedEvidence> collect(UserDesk desk, UserAgent agent, Cause cause)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(LONGEST_WAIT);
    List<ScreenshotRequests> others = new ArrayList<>();
    if (cause.scope() == Scope.EVERYTHING) {
      others.add(witness(desk.user()));
    }
    if (cause.scope() == Scope.EVERYTHING
        || (portal != null && portalTurns.isDue(clock.instant()))) {
      others.add(portalScreenshots);
    }
    List<CompletableFuture<CollectedEvidence>> answers =
        others.stream().map(ScreenshotRequests::request).toList();
    List<CollectedEvidence> parts = new ArrayList<>();
    parts.add(agent.evidence(cause.scope().ownKinds()));
    for (int i = 0; i < others.size(); i++) {
      parts.add(await(others.get(i), answers.get(i), deadline, desk, agent));
    }
    return parts;
  }

  /** Two users that wait for each other's pictures must not wait in vain. */
  private CollectedEvidence await(
      ScreenshotRequests other,
      CompletableFuture<CollectedEvidence> answer,
      Instant deadline,
      UserDesk desk,
      UserAgent agent)
      throws InterruptedException {
    while (!answer.isDone() && clock.instant().isBefore(deadline)) {
      serve(desk, agent);
      other.await(answer, SERVE_INTERVAL);
    }
    return answer.isDone()
        ? other.await(answer, SERVE_INTERVAL)
        : other.none("no answer within " + LONGEST_WAIT.toSeconds() + " s");
  }

  private static void serve(UserDesk desk, UserAgent agent) throws InterruptedException {
    desk.screenshots().serve(() -> agent.evidence(Set.of(Kind.WITNESS_SCREENSHOT)));
  }

  private ScreenshotRequests witness(VirtualUserId user) {
    return connected.stream()
        .filter(other -> other.meeting().equals(user.meeting()) && !other.equals(user))
        .sorted((a, b) -> a.user().compareTo(b.user()))
        .map(desks::get)
        .filter(desk -> desk != null)
        .findFirst()
        .map(UserDesk::screenshots)
        .orElseGet(
            () ->
                ScreenshotRequests.closed(
                    Kind.WITNESS_SCREENSHOT, "no other user of the meeting is well"));
  }

  /** Ends the portal's browser; what was compared by then is recorded. */
  @Override
  public void close() {
    PortalWatch watch = portal;
    if (watch != null) {
      watch.close();
    }
  }
}
