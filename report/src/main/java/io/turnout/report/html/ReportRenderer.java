package io.turnout.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.RunSummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Thread-safe. Makes {@code report.html} from a run's record, also from one that was cut short and
 * has no summary.
 */
public final class ReportRenderer {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ReportRenderer.class.getClassLoader(),
          "io.turnout.report.html.template");

  /**
   * {@return the report, which replaces an older one}
   *
   * @throws IOException if the record cannot be read or the report cannot be written
   */
  public Path render(RunFolder folder) throws IOException {
    RunAnalysis analysis = RunAnalysis.of(new RunRecordReader(folder));
    ReportPage page =
        new ReportPages(
                folder.name(), analysis, RunSummaryWriter.read(folder), new RunFiles(folder.path()))
            .page(assets());
    var html = new StringOutput();
    templates.render("report.jte", page, html);
    Path draft = folder.path().resolve("report.html.tmp");
    Files.writeString(draft, html.toString());
    return Files.move(draft, folder.report(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static ReportPage.Assets assets() {
    return new ReportPage.Assets(
        ReportAssets.styles()
            + ReportAssets.read("progression.css")
            + ReportAssets.read("evidence.css"),
        ReportAssets.uplotStyles(),
        ReportAssets.uplotScript(),
        ReportAssets.read("report.js") + ReportAssets.read("progression.js"));
  }
}
