package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans that readers copy: those of the folder and those of the documentation. */
final class PublishedPlansTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String HEAD =
      """
      name: example
      target: { url: "http://127.0.0.1:8080" }
      grid: { hub: "http://127.0.0.1:4444" }
      """;
  private static final String LOAD = "meetings: { count: 1, usersPerMeeting: 2, hold: 1min }\n";

  @TempDir private Path folder;

  @Test
  void shouldReadEveryPlanOfTheFolder() throws Exception {
    List<Path> plans;
    try (Stream<Path> files = Files.list(root().resolve("plans"))) {
      plans = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertThat(plans).hasSizeGreaterThanOrEqualTo(3);
    for (Path plan : plans) {
      assertThat(PlanFile.read(plan).plan().name() + ".yaml")
          .isEqualTo(String.valueOf(plan.getFileName()));
    }
  }

  @Test
  void shouldReadEveryExampleOfTheReference() throws Exception {
    Files.writeString(folder.resolve("day.csv"), "start,duration,users\n09:00,30min,3\n");
    Files.writeString(folder.resolve("people.csv"), "name\nAda\nOtto\nYuki\n");
    Files.writeString(folder.resolve("rooms.csv"), "room\nBasel\n");
    String reference = Files.readString(root().resolve("docs/plan-reference.md"));
    List<String> examples =
        EXAMPLE.matcher(reference).results().map(example -> example.group(1)).toList();

    assertThat(examples).hasSizeGreaterThan(7);
    for (String example : examples) {
      String head = example.startsWith("name:") ? "" : HEAD;
      String load =
          Pattern.compile("^(meetings|scenarios):", Pattern.MULTILINE).matcher(example).find()
              ? ""
              : LOAD;
      Path plan = Files.writeString(folder.resolve("plan.yaml"), head + load + example);

      assertThat(PlanFile.read(plan).plan().scenarios()).as(example).isNotEmpty();
    }
  }

  private static Path root() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("docs/plan-reference.md"))) {
        return at;
      }
    }
    throw new IOException("no docs above " + Path.of("").toAbsolutePath());
  }
}
