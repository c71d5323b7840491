package io.turnout.loadtest.plan;

import io.turnout.loadtest.plan.Limits.DurationRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Typed values of a plan's tree that was held against the schema, by place. Confined to one thread.
 * A value that is wrong is noted and passed over as if it were not there: no plan comes of it.
 */
final class PlanTree {
  private final JsonNode root;
  private final Path folder;
  private final Problems problems;

  PlanTree(JsonNode root, Path folder, Problems problems) {
    this.root = root;
    this.folder = folder;
    this.problems = problems;
  }

  JsonNode root() {
    return root;
  }

  Problems problems() {
    return problems;
  }

  /** {@return the node, if it is there and as the schema wants it} */
  Optional<JsonNode> node(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isMissingNode() || problems.isAt(pointer) ? Optional.empty() : Optional.of(node);
  }

  boolean has(String pointer) {
    return !root.at(pointer).isMissingNode();
  }

  /** {@return the places of a list's elements} */
  List<String> elements(String pointer) {
    JsonNode list = root.at(pointer);
    List<String> elements = new ArrayList<>();
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      elements.add(pointer + "/" + i);
    }
    return elements;
  }

  Optional<String> text(String pointer) {
    return node(pointer).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  Optional<Integer> number(String pointer) {
    return node(pointer).filter(JsonNode::isNumber).map(JsonNode::intValue);
  }

  Optional<Long> longNumber(String pointer) {
    return node(pointer).filter(JsonNode::isNumber).map(JsonNode::longValue);
  }

  boolean flag(String pointer) {
    return node(pointer).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
  }

  /** {@return whole numbers of a list, as a set's elements} */
  List<Integer> numbers(String pointer) {
    return elements(pointer).stream().flatMap(at -> number(at).stream()).toList();
  }

  Optional<Duration> duration(String pointer, DurationRange range) {
    Optional<String> text = text(pointer);
    Optional<Duration> duration = text.flatMap(DurationText::parse).filter(range::contains);
    if (text.isPresent() && duration.isEmpty()) {
      found(pointer, text.get(), range.expected());
    }
    return duration;
  }

  /** {@return what stands for this text, if anything does} */
  <T> Optional<T> named(
      String pointer, Function<String, Optional<T>> byName, Collection<String> known) {
    Optional<String> text = text(pointer);
    Optional<T> value = text.flatMap(byName);
    if (text.isPresent() && value.isEmpty()) {
      found(
          pointer,
          text.get(),
          "one of " + String.join(", ", known) + Suggestion.sentence(text.get(), known));
    }
    return value;
  }

  /** {@return what was parsed from the text} */
  <T> Optional<T> parsed(String pointer, Function<String, Optional<T>> parser, String expected) {
    Optional<String> text = text(pointer);
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      found(pointer, text.get(), expected);
    }
    return value;
  }

  Optional<URI> url(String pointer, String... schemes) {
    Optional<String> text = text(pointer);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get());
      if (Limits.isUrl(url, schemes)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // said below, in the same words as for a wrong scheme
    }
    found(pointer, text.get(), Limits.urlExpected(schemes));
    return Optional.empty();
  }

  /** {@return an existing file, found from the plan's folder} */
  Optional<Path> file(String pointer) {
    Optional<String> text = text(pointer);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Path file = resolve(text.get());
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      found(pointer, text.get(), "a file that can be read; there is no " + file);
      return Optional.empty();
    }
    return Optional.of(file);
  }

  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  /** Makes a value; what it objects to is noted here, without the key that it names. */
  <T> Optional<T> made(String pointer, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      problems.atValue(pointer, message.replaceFirst("^[A-Za-z][A-Za-z0-9.]*: (?=found )", ""));
      return Optional.empty();
    }
  }

  void found(String pointer, String found, String expected) {
    problems.atValue(pointer, "found '" + found + "', expected " + expected);
  }

  /** Notes that something is not there. */
  void missing(String pointer, String expected) {
    problems.atKey(pointer, "found nothing, expected " + expected);
  }
}
