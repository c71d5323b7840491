package io.turnout.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files beside the report. Immutable. A record can name any path; only its own are used. */
record RunFiles(Path folder) {

  /** {@return the file, if it is there and in the run's folder, links followed} */
  Optional<Path> find(String path) {
    try {
      Path file = folder.resolve(path).toRealPath();
      return Files.isRegularFile(file) && file.startsWith(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException absent) {
      return Optional.empty();
    }
  }

  /** {@return a link from the report to the file; empty when {@link #find} finds none} */
  String href(String path) {
    return find(path).isEmpty()
        ? ""
        : Arrays.stream(path.split("/", -1))
            .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/", "./", ""));
  }
}
