package io.turnout.virtualuser;

import io.turnout.virtualuser.pattern.MessageKey;
import java.io.Serial;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Confined to its user's thread. The messages and strokes that one user's page has come to show.
 * Where strokes cannot be told apart they are counted, and taken to come in the order in which they
 * were drawn.
 */
final class ShownItems {
  /** What was shown so many items ago is forgotten. */
  private static final int MOST = 2000;

  private final Map<String, Instant> messages = new Recent<>();
  private final Map<String, Instant> strokes = new Recent<>();
  private final Map<String, Integer> highestNumbers = new HashMap<>();
  private final Set<String> reordered = new HashSet<>();
  private boolean showsMessages;
  private boolean showsStrokes;
  private boolean countsStrokes;
  private int strokesLeft;
  private int strokesBefore = -1;
  private Instant strokesAt = Instant.MIN;

  private static final class Recent<V> extends LinkedHashMap<String, V> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }

  /** Takes the next observation. */
  void update(Observation observation) {
    Shown shown = observation.shown();
    showsMessages = shown.messages().isPresent();
    for (Shown.Item item : shown.messages().orElse(List.of())) {
      MessageKey.in(item.text()).ifPresent(key -> noteMessage(key, item.since()));
    }
    showsStrokes = shown.strokes().isPresent();
    for (Shown.Item item : shown.strokes().orElse(List.of())) {
      strokes.putIfAbsent(item.text(), item.since());
    }
    countsStrokes = shown.strokeCount().isPresent();
    shown.strokeCount().ifPresent(count -> noteStrokes(count, observation.at()));
  }

  private void noteMessage(MessageKey key, Instant since) {
    if (messages.putIfAbsent(key.text(), since) == null) {
      int highest = highestNumbers.getOrDefault(key.user(), 0);
      if (key.number() < highest) {
        reordered.add(key.text());
      } else {
        highestNumbers.put(key.user(), key.number());
      }
    }
  }

  private void noteStrokes(int count, Instant at) {
    if (strokesBefore >= 0 && count > strokesBefore) {
      strokesLeft += count - strokesBefore;
      strokesAt = at;
    } else if (count < strokesBefore) {
      strokesLeft = 0;
    }
    strokesBefore = count;
  }

  /** This user has drawn on its own board. */
  void ownStroke() {
    strokesLeft--;
  }

  /** {@return since when the message shows; empty while it does not} */
  Optional<Instant> message(MessageKey key) {
    return Optional.ofNullable(messages.get(key.text()));
  }

  /** {@return whether a later message of the same user showed before it; told once} */
  boolean wasReordered(MessageKey key) {
    return reordered.remove(key.text());
  }

  /** {@return since when the stroke shows; empty while it does not; a counted one is told once} */
  Optional<Instant> stroke(String key) {
    if (showsStrokes) {
      return Optional.ofNullable(strokes.get(key));
    }
    if (countsStrokes && strokesLeft > 0) {
      strokesLeft--;
      return Optional.of(strokesAt);
    }
    return Optional.empty();
  }

  boolean showsMessages() {
    return showsMessages;
  }

  boolean showsStrokes() {
    return showsStrokes || countsStrokes;
  }
}
