package io.turnout.loadtest.plan;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.pattern.UserPattern.Annotations;
import io.turnout.virtualuser.pattern.UserPattern.Camera;
import io.turnout.virtualuser.pattern.UserPattern.Messages;
import io.turnout.virtualuser.pattern.UserPattern.PlannedAction;
import io.turnout.virtualuser.pattern.UserPattern.RandomActions;
import io.turnout.virtualuser.pattern.UserPattern.ScreenShare;
import io.turnout.virtualuser.pattern.UserPattern.Speech;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what a scenario's users do. Confined to one thread. */
final class PatternMapper {
  static final Duration USUAL_EVERY = Duration.ofSeconds(30);
  static final int USUAL_LENGTH = 40;

  private static final Pattern RESOLUTION = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");

  private final PlanTree tree;
  private final String at;

  PatternMapper(PlanTree tree, String pointer) {
    this.tree = tree;
    this.at = pointer;
  }

  Optional<UserPattern> map() {
    boolean isName = tree.text(at).isPresent();
    String nameAt = isName ? at : at + "/is";
    Optional<PatternName> name = tree.parsed(nameAt, PatternName::parse, PatternName.EXPECTED);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    requireCamera(name.get());
    requireScreen(name.get());
    boolean messages = name.get().messages() || tree.has(at + "/messages");
    boolean annotations = name.get().annotations() || tree.has(at + "/annotations");
    PatternName all =
        new PatternName(name.get().video(), name.get().screen(), messages, annotations);
    return Optional.of(
        new UserPattern(
            all.text(),
            all.video() ? Optional.of(camera()) : Optional.empty(),
            all.screen() ? Optional.of(screen()) : Optional.empty(),
            messages ? Optional.of(messages()) : Optional.empty(),
            annotations
                ? Optional.of(new Annotations(every("/annotations/every")))
                : Optional.empty(),
            speech(),
            actions(),
            randomActions()));
  }

  private void requireCamera(PatternName name) {
    if (!name.video() && tree.has(at + "/camera")) {
      tree.problems()
          .atKey(
              at + "/camera",
              "found a camera in the pattern '" + name.text() + "', expected one with video");
    }
  }

  private void requireScreen(PatternName name) {
    if (!name.screen() && tree.has(at + "/screen")) {
      tree.problems()
          .atKey(
              at + "/screen",
              "found a screen in the pattern '"
                  + name.text()
                  + "', expected audio+screen or video+screen");
    }
  }

  private Camera camera() {
    String pointer = at + "/camera";
    Optional<Matcher> size =
        tree.parsed(
            pointer + "/resolution",
            text -> Optional.of(RESOLUTION.matcher(text)).filter(Matcher::matches),
            "a width and a height, e.g. 640x360");
    return new Camera(
        size.map(m -> OptionalInt.of(Integer.parseInt(m.group(1)))).orElse(OptionalInt.empty()),
        size.map(m -> OptionalInt.of(Integer.parseInt(m.group(2)))).orElse(OptionalInt.empty()),
        optional(tree.number(pointer + "/framesPerSecond")),
        optional(
            tree.parsed(
                pointer + "/maxBitrate",
                text -> {
                  OptionalInt bps = BitrateText.parse(text);
                  return bps.isPresent() ? Optional.of(bps.getAsInt()) : Optional.empty();
                },
                BitrateText.EXPECTED)));
  }

  private ScreenShare screen() {
    Set<Integer> users = new HashSet<>(tree.numbers(at + "/screen/users"));
    return users.isEmpty() ? ScreenShare.BY_FIRST_USER : new ScreenShare(users);
  }

  private Messages messages() {
    return new Messages(
        every("/messages/every"), tree.number(at + "/messages/length").orElse(USUAL_LENGTH));
  }

  private Duration every(String key) {
    return tree.duration(at + key, Limits.ACTION_EVERY).orElse(USUAL_EVERY);
  }

  private Speech speech() {
    return tree.text(at + "/speech")
        .map(text -> Speech.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(Speech.ALWAYS);
  }

  private List<PlannedAction> actions() {
    List<PlannedAction> actions = new ArrayList<>();
    for (String pointer : tree.elements(at + "/actions")) {
      Optional<Duration> time = tree.duration(pointer + "/at", Limits.ACTION_AT);
      Optional<UserAction> action = action(pointer + "/do");
      if (time.isPresent() && action.isPresent()) {
        actions.add(
            new PlannedAction(
                time.get(),
                action.get(),
                Set.copyOf(new HashSet<>(tree.numbers(pointer + "/users")))));
      }
    }
    return actions;
  }

  private Optional<RandomActions> randomActions() {
    String pointer = at + "/randomActions";
    Optional<Duration> every = tree.duration(pointer + "/every", Limits.ACTION_EVERY);
    Set<UserAction> kinds = EnumSet.noneOf(UserAction.class);
    for (String element : tree.elements(pointer + "/of")) {
      action(element).ifPresent(kinds::add);
    }
    return every.isPresent() && !kinds.isEmpty()
        ? Optional.of(new RandomActions(every.get(), kinds))
        : Optional.empty();
  }

  private Optional<UserAction> action(String pointer) {
    List<UserAction> possible =
        List.copyOf(EnumSet.complementOf(EnumSet.of(UserAction.KEEP_ALIVE)));
    return tree.named(
        pointer,
        id -> UserAction.byId(id).filter(possible::contains),
        possible.stream().map(UserAction::id).toList());
  }

  private static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
