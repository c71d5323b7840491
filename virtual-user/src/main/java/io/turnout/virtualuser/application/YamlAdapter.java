package io.turnout.virtualuser.application;

import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.JoinFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Immutable. An adapter read from YAML; docs/application-adapters.md describes the file. */
public final class YamlAdapter implements ApplicationAdapter {
  private static final long MAX_FILE_BYTES = 256L * 1024;

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
    StepRunner runner =
        new StepRunner(page, Placeholders.of(invitation, base), timeout, document.failure());
    try {
      runner.run(document.join());
    } catch (PageException e) {
      if (e.isBrowserGone()) {
        throw e;
      }
      throw new JoinFailedException("could not join " + name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void leave(PageDriver page, Invitation invitation, Duration timeout)
      throws PageException, InterruptedException {
    new StepRunner(page, Placeholders.of(invitation, base), timeout, "return null;")
        .run(document.leave());
  }

  @Override
  public String failureScript() {
    return document.failure();
  }

  @Override
  public String participantsScript() {
    return document.participants();
  }

  @Override
  public Optional<PortalAdapter> portal() {
    String token = Objects.requireNonNullElse(System.getenv(YamlPortal.TOKEN_VARIABLE), "");
    return document.portal().map(portal -> new YamlPortal(portal, base, token));
  }

  @Override
  public ExpectedStreams inMeetingOf(int users) {
    return new ExpectedStreams(
        document.inboundAudio().streams(users),
        document.inboundVideo().streams(users),
        document.outboundAudio().streams(users),
        document.outboundVideo().streams(users));
  }
}
