package io.turnout.virtualuser.application;

import io.turnout.report.record.PortalCount;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Immutable. The portal of an adapter that was read from YAML. */
final class YamlPortal implements PortalAdapter {
  /** Environment variable with the secret that the portal asks for, if it does. */
  static final String TOKEN_VARIABLE = "TURNOUT_PORTAL_TOKEN";

  private final PortalDocument document;
  private final URI base;
  private final String token;

  YamlPortal(PortalDocument document, URI base, String token) {
    this.document = document;
    this.base = base;
    this.token = token;
  }

  @Override
  public void open(PageDriver page, Duration timeout) throws PageException, InterruptedException {
    new StepRunner(
            page,
            Placeholders.ofPortal(base, token),
            timeout,
            "return null;",
            InstantSource.system(),
            List.of())
        .run(document.steps());
  }

  @Override
  public PortalCount count(PageDriver page) throws PageException, InterruptedException {
    Object answer = page.run(document.count(), List.of());
    if (!(answer instanceof Map<?, ?> counts)) {
      throw new PageException("the portal shows no figures", false, null);
    }
    return new PortalCount(
        number(counts, "meetings"), number(counts, "users"), number(counts, "flowingStreams"));
  }

  private static int number(Map<?, ?> counts, String member) throws PageException {
    if (counts.get(member) instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= 0) {
      return number.intValue();
    }
    throw new PageException(
        "portal.count: found "
            + member
            + " "
            + counts.get(member)
            + ", expected a whole number that is not negative",
        false,
        null);
  }
}
