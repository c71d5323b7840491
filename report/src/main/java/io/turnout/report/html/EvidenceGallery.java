package io.turnout.report.html;

import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.analysis.RunEvidence;
import io.turnout.report.html.ReportPage.Anchor;
import io.turnout.report.html.ReportPage.Evidence;
import io.turnout.report.html.ReportPage.EvidenceGroup;
import io.turnout.report.html.ReportPage.EvidenceItem;
import io.turnout.report.html.ReportPage.FileLink;
import io.turnout.report.html.ReportPage.Omission;
import io.turnout.report.html.ReportPage.Picture;
import io.turnout.report.html.ReportPage.Portal;
import io.turnout.report.html.ReportPage.PortalRow;
import io.turnout.report.record.EvidenceCount;
import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.RunEvent.EvidenceOmitted;
import io.turnout.report.record.RunEvent.EvidenceTaken;
import io.turnout.report.record.RunEvent.PortalChecked;
import io.turnout.report.record.UserOutcome;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Confined to one thread. Evidence with thumbnails, grouped by what went wrong. */
final class EvidenceGallery {
  private static final int NAMED_USERS = 6;

  private final RunAnalysis analysis;
  private final RunEvidence evidence;
  private final RunFiles files;
  private final Thumbnails thumbnails;
  private final List<EvidenceTaken> inOrder;
  private final Map<VirtualUserId, UserOutcome> failed = new LinkedHashMap<>();

  EvidenceGallery(RunAnalysis analysis, RunFiles files, Thumbnails thumbnails) {
    this.analysis = analysis;
    this.evidence = analysis.evidence();
    this.files = files;
    this.thumbnails = thumbnails;
    inOrder = evidence.taken().stream().sorted(Comparator.comparing(EvidenceTaken::at)).toList();
    analysis.outcomes().stream()
        .filter(outcome -> outcome.state() == UserState.FAILED)
        .sorted(Comparator.comparing(UserOutcome::ended))
        .forEach(outcome -> failed.put(outcome.user(), outcome));
    takeThumbnailsByWeight();
  }

  /** The budget goes to failures first, last to what is taken every so often. */
  private void takeThumbnailsByWeight() {
    thumbnails(true, EvidenceFile.Kind.SCREENSHOT);
    evidence.portalChecks().forEach(check -> check.screenshot().ifPresent(thumbnails::of));
    thumbnails(true, EvidenceFile.Kind.WITNESS_SCREENSHOT);
    thumbnails(true, EvidenceFile.Kind.PORTAL_SCREENSHOT);
    thumbnails(false, EvidenceFile.Kind.SCREENSHOT);
  }

  private void thumbnails(boolean trouble, EvidenceFile.Kind kind) {
    inOrder.stream()
        .filter(take -> isTrouble(take) == trouble)
        .flatMap(take -> take.files().stream())
        .filter(file -> file.kind() == kind)
        .forEach(file -> thumbnails.of(file.path()));
  }

  /** {@return whether something went wrong, so that this is more than a look every so often} */
  static boolean isTrouble(EvidenceTaken take) {
    return !take.cause().startsWith("every ");
  }

  /** {@return links to a user's evidence, in order of time} */
  List<Anchor> anchors(VirtualUserId user) {
    var anchors = new ArrayList<Anchor>();
    for (int i = 0; i < inOrder.size(); i++) {
      EvidenceTaken take = inOrder.get(i);
      if (take.user().equals(user) && isTrouble(take)) {
        anchors.add(new Anchor("#" + id(i), clock(take)));
      }
    }
    return anchors;
  }

  /** {@return takes in order of time; the n-th has the id of {@link #id}} */
  List<EvidenceTaken> inOrder() {
    return inOrder;
  }

  static String id(int index) {
    return "evidence-" + (index + 1);
  }

  Evidence gallery() {
    EvidenceCount count = evidence.count();
    String size =
        "taken "
            + Figures.counted(count.taken(), "time")
            + ", "
            + Figures.counted(count.files(), "file")
            + ", "
            + Figures.bytes(count.bytes());
    return new Evidence(size, groups(), omissions(), count.omitted());
  }

  private List<EvidenceGroup> groups() {
    var byCause = new LinkedHashMap<String, List<EvidenceItem>>();
    var byFailure = new LinkedHashMap<VirtualUserId, List<EvidenceItem>>();
    failed.keySet().forEach(user -> byFailure.put(user, new ArrayList<>()));
    for (int i = 0; i < inOrder.size(); i++) {
      EvidenceTaken take = inOrder.get(i);
      List<EvidenceItem> ofUser = isTrouble(take) ? byFailure.get(take.user()) : null;
      List<EvidenceItem> group =
          ofUser != null ? ofUser : byCause.computeIfAbsent(take.cause(), _ -> new ArrayList<>());
      group.add(item(i, take));
    }
    var groups = new ArrayList<EvidenceGroup>();
    byFailure.forEach(
        (user, items) -> {
          UserOutcome outcome = failed.get(user);
          if (outcome != null && !items.isEmpty()) {
            String at = Figures.clock(analysis.timeline().seconds(outcome.ended()));
            groups.add(
                new EvidenceGroup(
                    "failed", user.user() + " failed at " + at, outcome.reason(), items));
          }
        });
    byCause.forEach(
        (cause, items) -> {
          boolean trouble = !cause.startsWith("every ");
          groups.add(
              new EvidenceGroup(
                  trouble ? "trouble" : "routine",
                  cause,
                  "taken " + Figures.counted(items.size(), "time"),
                  items));
        });
    groups.sort(Comparator.comparing(group -> group.kind().equals("routine")));
    return groups;
  }

  private EvidenceItem item(int index, EvidenceTaken take) {
    var pictures = new ArrayList<Picture>();
    var links = new ArrayList<FileLink>();
    for (EvidenceFile file : take.files()) {
      switch (file.kind()) {
        case SCREENSHOT -> pictures.add(picture(take.user().user() + "'s page", file.path()));
        case WITNESS_SCREENSHOT -> pictures.add(picture("a healthy user's page", file.path()));
        case PORTAL_SCREENSHOT -> pictures.add(picture("admin portal", file.path()));
        case CONSOLE_LOG -> links.add(link("console log", file));
        case DOM -> links.add(link("DOM", file));
        case SESSION_DESCRIPTIONS -> links.add(link("SDP offers and answers", file));
        case CANDIDATE_PAIR -> links.add(link("candidate pair", file));
        case STATISTICS -> links.add(link("last 30 s of statistics", file));
        case DRIVER_LOG -> links.add(link("driver's log", file));
      }
    }
    return new EvidenceItem(
        id(index),
        take.user().user(),
        take.user().meeting(),
        clock(take),
        take.cause(),
        pictures,
        links,
        take.missing());
  }

  private Picture picture(String label, String path) {
    Thumbnails.Thumbnail small = thumbnails.of(path);
    return new Picture(
        label, files.href(path), small.dataUri(), small.width(), small.height(), small.reason());
  }

  private FileLink link(String label, EvidenceFile file) {
    return new FileLink(label, files.href(file.path()), Figures.bytes(file.bytes()));
  }

  private List<Omission> omissions() {
    var byReason = new LinkedHashMap<String, List<EvidenceOmitted>>();
    evidence
        .omitted()
        .forEach(o -> byReason.computeIfAbsent(o.reason(), _ -> new ArrayList<>()).add(o));
    var omissions = new ArrayList<Omission>();
    byReason.forEach(
        (reason, left) -> {
          var users = new TreeSet<String>();
          left.forEach(o -> users.add(o.user().user()));
          String named = String.join(", ", users.stream().limit(NAMED_USERS).toList());
          int more = users.size() - NAMED_USERS;
          omissions.add(
              new Omission(
                  Figures.counted(left.size(), "time"),
                  reason,
                  more > 0 ? named + " and " + more + " more" : named));
        });
    return omissions;
  }

  List<Portal> portalChecks() {
    return evidence.portalChecks().stream().map(this::portal).toList();
  }

  private Portal portal(PortalChecked check) {
    var expected = check.expected();
    var found = check.found();
    List<Picture> picture =
        check.screenshot().map(path -> List.of(picture("admin portal", path))).orElse(List.of());
    return new Portal(
        Figures.clock(analysis.timeline().seconds(check.at())),
        check.differences().isEmpty(),
        List.of(
            row("meetings", expected.meetings(), found.meetings()),
            row("users", expected.users(), found.users()),
            row("flowing streams", expected.flowingStreams(), found.flowingStreams())),
        check.differences(),
        picture);
  }

  private static PortalRow row(String what, int expected, int found) {
    return new PortalRow(what, Figures.number(expected), Figures.number(found), expected == found);
  }

  private String clock(EvidenceTaken take) {
    return Figures.clock(analysis.timeline().seconds(take.at()));
  }
}
