package io.turnout.report.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Confined to one thread. Writes a run as JUnit XML, the form that CI servers read: one test case a
 * user, one a threshold, and one that fails when the run is invalid or was interrupted. Properties
 * carry the figures: each threshold's margin, each user's tries to join, what was done and missed.
 */
public final class JunitXmlWriter {
  private final XMLStreamWriter xml;

  private JunitXmlWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Replaces {@code junit.xml} in the run's folder. */
  public static void write(RunFolder folder, RunSummary summary) throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(folder.junitXml(), UTF_8)) {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(file);
      new JunitXmlWriter(xml).suites(summary);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(folder.junitXml() + " could not be written: " + e.getMessage(), e);
    }
  }

  private void suites(RunSummary summary) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    attribute("name", summary.planName());
    users(summary);
    thresholds(summary);
    run(summary);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void users(RunSummary summary) throws XMLStreamException {
    long failures = summary.users().stream().filter(u -> u.state() == UserState.FAILED).count();
    long skipped = summary.users().stream().filter(JunitXmlWriter::neverConnected).count();
    suite("users", summary, summary.users().size(), failures, skipped);
    for (UserOutcome outcome : summary.users()) {
      xml.writeStartElement("testcase");
      attribute("classname", summary.planName() + ".meeting " + outcome.user().meeting());
      attribute("name", outcome.user().user());
      if (outcome.joinTimeMs().isPresent()) {
        attribute("time", seconds(outcome.joinTimeMs().getAsDouble()));
      }
      if (outcome.joinAttempts().isPresent()) {
        properties(Map.of("joinAttempts", Integer.toString(outcome.joinAttempts().getAsInt())));
      }
      if (outcome.state() == UserState.FAILED) {
        failure(outcome.reason());
      } else if (neverConnected(outcome)) {
        xml.writeEmptyElement("skipped");
        attribute("message", "the run ended before this user was connected");
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static boolean neverConnected(UserOutcome outcome) {
    return outcome.state() != UserState.FAILED
        && outcome.state() != UserState.CONNECTED
        && outcome.joinTimeMs().isEmpty();
  }

  private void thresholds(RunSummary summary) throws XMLStreamException {
    long failures = summary.thresholds().stream().filter(t -> !t.passed()).count();
    suite("thresholds", summary, summary.thresholds().size(), failures, 0);
    for (ThresholdResult threshold : summary.thresholds()) {
      xml.writeStartElement("testcase");
      attribute("classname", summary.planName() + ".thresholds");
      attribute("name", threshold.expression());
      properties(figures(threshold));
      if (!threshold.passed()) {
        failure(threshold.reason());
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void run(RunSummary summary) throws XMLStreamException {
    Verdict verdict = summary.verdict();
    boolean broken =
        switch (verdict.outcome()) {
          case INVALID, INTERRUPTED -> true;
          case PASSED, FAILED -> false;
        };
    suite("run", summary, 1, broken ? 1 : 0, 0);
    properties(counts(summary));
    xml.writeStartElement("testcase");
    attribute("classname", summary.planName() + ".run");
    attribute("name", "the run came to its end and can be trusted");
    if (broken) {
      failure(verdict.outcome() + ": " + String.join(" ", verdict.reasons()));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static Map<String, String> figures(ThresholdResult threshold) {
    var figures = new TreeMap<String, String>();
    figures.put("metric", threshold.metric().id());
    figures.put("unit", threshold.metric().unit().symbol());
    figures.put("actual", number(threshold.actual()));
    figures.put("limit", number(OptionalDouble.of(threshold.limit())));
    figures.put("margin", number(threshold.margin()));
    return figures;
  }

  private static Map<String, String> counts(RunSummary summary) {
    var counts = new TreeMap<String, String>();
    for (ActionFigures figures : summary.actions()) {
      String name = "actions." + figures.action().id();
      counts.put(name + ".done", Long.toString(figures.done()));
      counts.put(name + ".seen", Long.toString(figures.seen()));
      counts.put(name + ".missed", Long.toString(figures.missed()));
    }
    summary
        .evidence()
        .ifPresent(
            evidence -> {
              counts.put("evidence.taken", Integer.toString(evidence.taken()));
              counts.put("evidence.omitted", Integer.toString(evidence.omitted()));
            });
    long differing =
        summary.portalChecks().stream().filter(check -> !check.differences().isEmpty()).count();
    counts.put("portalChecks.done", Integer.toString(summary.portalChecks().size()));
    counts.put("portalChecks.differing", Long.toString(differing));
    return counts;
  }

  private static String number(OptionalDouble value) {
    return value.isPresent()
        ? new BigDecimal(value.getAsDouble())
            .round(new MathContext(9))
            .stripTrailingZeros()
            .toPlainString()
        : "unknown";
  }

  private void properties(Map<String, String> properties) throws XMLStreamException {
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.writeEmptyElement("property");
      attribute("name", property.getKey());
      attribute("value", property.getValue());
    }
    xml.writeEndElement();
  }

  private void suite(String name, RunSummary summary, long tests, long failures, long skipped)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", "0");
    attribute("skipped", Long.toString(skipped));
    attribute("time", seconds((double) summary.duration().toMillis()));
    attribute("timestamp", summary.start().toString());
  }

  private void failure(String reason) throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute("message", reason);
    xml.writeCharacters(legal(reason));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** XML 1.0 section 2.2: some characters cannot be in a document, not even escaped. */
  private static String legal(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints().map(c -> isXmlCharacter(c) ? c : 0xFFFD).forEach(result::appendCodePoint);
    return result.toString();
  }

  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000);
  }
}
