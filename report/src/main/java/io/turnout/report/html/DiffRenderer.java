package io.turnout.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.turnout.report.diff.MetricChange;
import io.turnout.report.diff.RunContract;
import io.turnout.report.diff.RunDiff;
import java.util.ArrayList;
import java.util.List;

/** Thread-safe. Shows a comparison of two runs as one HTML file, or as lines of text. */
public final class DiffRenderer {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          DiffRenderer.class.getClassLoader(),
          "io.turnout.report.html.template");

  /**
   * {@return a page that needs no network}
   *
   * @param margin by how much a figure may become worse, as a share of what it was
   */
  public String html(RunDiff diff, double margin) {
    StringOutput html = new StringOutput();
    templates.render(
        "diff.jte",
        DiffPages.page(diff, margin, ReportAssets.styles() + ReportAssets.read("diff.css")),
        html);
    return html.toString();
  }

  /** {@return the same for a terminal} */
  public static List<String> lines(RunDiff diff, double margin) {
    List<String> lines = new ArrayList<>();
    lines.add("before   " + diff.before());
    lines.add("after    " + diff.after());
    for (RunContract.Difference term : diff.contract()) {
      lines.add("unequal  " + term.term() + ": " + term.before() + " -> " + term.after());
    }
    int width = diff.changes().stream().mapToInt(change -> change.name().length()).max().orElse(0);
    for (MetricChange change : diff.changes()) {
      lines.add(
          ("%-13s %-" + Math.max(1, width) + "s  %s -> %s, %s, interval %s")
              .formatted(
                  DiffPages.finding(change.finding()),
                  change.name(),
                  Figures.value(change.before(), change.unit()),
                  Figures.value(change.after(), change.unit()),
                  DiffPages.difference(change),
                  DiffPages.interval(change)));
    }
    lines.add(DiffPages.summary(diff, margin));
    return lines;
  }
}
