package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.List;

/** Makes the browsers of a plan from its tree. Confined to one thread. */
final class BrowserMapper {
  private final PlanTree tree;

  BrowserMapper(PlanTree tree) {
    this.tree = tree;
  }

  BrowserMix map() {
    if (!tree.has("/browsers")) {
      if (tree.has("/browser/share")) {
        tree.problems().atKey("/browser/share", "found a share, expected it in browsers only");
      }
      return BrowserMix.of(settings("/browser"));
    }
    if (tree.has("/browser")) {
      tree.problems().atKey("/browsers", "found both browser and browsers, expected one of them");
    }
    List<BrowserMix.Part> parts = new ArrayList<>();
    for (String pointer : tree.elements("/browsers")) {
      int share = tree.number(pointer + "/share").orElse(1);
      tree.made(pointer + "/share", () -> new BrowserMix.Part(settings(pointer), share))
          .ifPresent(parts::add);
    }
    return parts.isEmpty() ? BrowserMix.of(BrowserSettings.DEFAULT) : new BrowserMix(parts);
  }

  private BrowserSettings settings(String pointer) {
    BrowserSettings standard = BrowserSettings.DEFAULT;
    if (tree.problems().isAt(pointer + "/name")) {
      return standard;
    }
    return tree.made(
            pointer,
            () ->
                new BrowserSettings(
                    tree.text(pointer + "/name").orElse(standard.name()),
                    !tree.has(pointer + "/headless") || tree.flag(pointer + "/headless"),
                    tree.number(pointer + "/camera/framesPerSecond")
                        .orElse(standard.cameraFramesPerSecond()),
                    tree.file(pointer + "/camera/clip"),
                    tree.file(pointer + "/microphone/clip"),
                    texts(pointer + "/arguments"),
                    new BrowserSelection(
                        tree.text(pointer + "/version"),
                        tree.text(pointer + "/platform"),
                        texts(pointer + "/labels"))))
        .orElse(standard);
  }

  private List<String> texts(String pointer) {
    return tree.elements(pointer).stream().flatMap(at -> tree.text(at).stream()).toList();
  }
}
