package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.MediaType;
import java.util.List;
import java.util.stream.Collectors;

/** Draws elements and their connections in Graphviz' language. Runs on the elements' event loop. */
final class DotDrawing {
  private DotDrawing() {}

  static String draw(List<MediaElement> elements) {
    StringBuilder dot =
        new StringBuilder("digraph pipeline {\n  rankdir=LR;\n  node [shape=box];\n");
    for (MediaElement element : elements) {
      dot.append("  %s [label=%s];\n".formatted(quoted(element.id().value()), label(element)));
    }
    for (MediaElement source : elements) {
      source.sinks().stream()
          .collect(
              Collectors.groupingBy(
                  connection -> connection.sink().id().value(),
                  Collectors.mapping(Connection::mediaType, Collectors.toList())))
          .forEach(
              (sink, types) ->
                  dot.append(
                      "  %s -> %s [label=%s];\n"
                          .formatted(
                              quoted(source.id().value()),
                              quoted(sink),
                              quoted(
                                  types.stream()
                                      .map(MediaType::name)
                                      .sorted()
                                      .collect(Collectors.joining(" "))))));
    }
    return dot.append("}\n").toString();
  }

  private static String label(MediaElement element) {
    return quoted(element.type().typeName() + " " + element.name());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
