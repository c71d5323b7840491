package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.ActionFailedException;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.ExpectedStreams.Senders;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.pattern.ActionSchedule;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.Stroke;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.probe.PageQuestions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Immutable. An adapter read from YAML; docs/application-adapters.md describes the file. */
public final class YamlAdapter implements ApplicationAdapter {
  private static final long MAX_FILE_BYTES = 256L * 1024;
  private static final InstantSource CLOCK = InstantSource.system();

  private final AdapterDocument document;
  private final URI base;

  private YamlAdapter(AdapterDocument document, URI base) {
    this.document = document;
    this.base = base;
  }

  /**
   * Reads an adapter.
   *
   * @param base address of the application, put in place of <code>{base}</code>
   * @throws AdapterFormatException when the file is not an adapter; names line, key, found and
   *     expected
   * @throws IOException when the file cannot be read
   */
  public static ApplicationAdapter read(Path file, URI base)
      throws AdapterFormatException, IOException {
    long size = Files.size(file);
    if (size > MAX_FILE_BYTES) {
      throw new AdapterFormatException(
          file + ": found " + size + " bytes, expected at most " + MAX_FILE_BYTES);
    }
    return parse(file.toString(), Files.readString(file), base);
  }

  static ApplicationAdapter parse(String file, String text, URI base)
      throws AdapterFormatException {
    return new YamlAdapter(AdapterParser.parse(file, text), base);
  }

  @Override
  public String name() {
    return document.name();
  }

  @Override
  public void join(PageDriver page, Invitation invitation, Duration timeout)
      throws JoinFailedException, PageException, InterruptedException {
    join(page, invitation, timeout, joinSteps(invitation));
  }

  @Override
  public void reload(PageDriver page, Invitation invitation, Duration timeout)
      throws JoinFailedException, PageException, InterruptedException {
    long beginNs = System.nanoTime();
    page.reload(timeout);
    List<Step> own = document.actions().get(UserAction.RELOAD);
    // Reloading has opened the page; opening it once more would be another thing.
    List<Step> steps =
        own != null
            ? own
            : joinSteps(invitation).stream().filter(step -> !(step instanceof Step.Open)).toList();
    join(page, invitation, timeout.minusNanos(System.nanoTime() - beginNs), steps);
  }

  private List<Step> joinSteps(Invitation invitation) {
    return invitation.pattern().camera().isEmpty()
        ? document.joinWithoutCamera().orElse(document.join())
        : document.join();
  }

  private void join(PageDriver page, Invitation invitation, Duration timeout, List<Step> steps)
      throws JoinFailedException, PageException, InterruptedException {
    try {
      runner(page, Placeholders.ofJoin(invitation, base), timeout, List.of(), CLOCK).run(steps);
    } catch (PageException e) {
      if (e.isBrowserGone()) {
        throw e;
      }
      throw new JoinFailedException("could not join " + name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Instant act(
      PageDriver page,
      Invitation invitation,
      TimedAction timed,
      Duration timeout,
      InstantSource clock)
      throws ActionFailedException, PageException, InterruptedException {
    List<Step> steps = document.actions().get(timed.action());
    Argument argument = timed.argument();
    boolean byMouse =
        argument instanceof Argument.SignOfLife(var means) && means == KeepAlive.Means.MOUSE_MOVE;
    List<Stroke.Point> points =
        argument instanceof Argument.Drawing(Stroke stroke) ? stroke.points() : List.of();
    try {
      if (byMouse) {
        page.moveMouse();
        return clock.instant();
      }
      if (steps == null) {
        throw new ActionFailedException(lack(timed.action()));
      }
      return runner(page, Placeholders.ofAction(invitation, base, argument), timeout, points, clock)
          .run(steps);
    } catch (PageException e) {
      if (e.isBrowserGone()) {
        throw e;
      }
      throw new ActionFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private StepRunner runner(
      PageDriver page,
      Map<String, Object> values,
      Duration timeout,
      List<Stroke.Point> points,
      InstantSource clock) {
    return new StepRunner(page, values, timeout, document.questions().failure(), clock, points);
  }

  @Override
  public void leave(PageDriver page, Invitation invitation, Duration timeout)
      throws PageException, InterruptedException {
    new StepRunner(
            page, Placeholders.of(invitation, base), timeout, "return null;", CLOCK, List.of())
        .run(document.leave());
  }

  @Override
  public PageQuestions questions() {
    return document.questions();
  }

  @Override
  public boolean supports(UserAction action) {
    return switch (action) {
      // Leaving and joining is all that these two take.
      case REJOIN, RELOAD -> true;
      default -> document.actions().containsKey(action);
    };
  }

  @Override
  public List<String> missingFor(UserPattern pattern, Optional<KeepAlive> keepAlive) {
    List<String> missing = new ArrayList<>();
    if (pattern.camera().isEmpty() && !document.canJoinWithoutCamera()) {
      missing.add(
          "the pattern "
              + pattern.name()
              + " joins without a camera; the adapter "
              + name()
              + " has neither joinWithoutCamera nor {camera} in join");
    }
    for (UserAction action : ActionSchedule.actionsOf(pattern, keepAlive)) {
      if (!supports(action)) {
        missing.add(
            "the pattern " + pattern.name() + " needs " + action.id() + "; " + lack(action));
      }
    }
    return missing;
  }

  private String lack(UserAction action) {
    return "the adapter " + name() + " has no actions." + action.id();
  }

  @Override
  public Optional<PortalAdapter> portal() {
    String token = Objects.requireNonNullElse(System.getenv(YamlPortal.TOKEN_VARIABLE), "");
    return document.portal().map(portal -> new YamlPortal(portal, base, token));
  }

  @Override
  public ExpectedStreams inMeetingOf(int users) {
    return new ExpectedStreams(
        document.inboundAudio().streams(users - 1, 1),
        document.inboundVideo().streams(users - 1, 1),
        document.outboundAudio().streams(users - 1, 1),
        document.outboundVideo().streams(users - 1, 1));
  }

  @Override
  public ExpectedStreams among(Senders senders) {
    int others = senders.users() - 1;
    return new ExpectedStreams(
        document.inboundAudio().streams(senders.audioOfOthers(), senders.ownAudio()),
        document.inboundVideo().streams(senders.videoOfOthers(), senders.ownVideo()),
        document.outboundAudio().streams(others, 1) * senders.ownAudio(),
        document.outboundVideo().streams(others, 1) * senders.ownVideo());
  }
}
