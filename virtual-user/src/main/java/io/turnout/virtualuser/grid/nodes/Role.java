package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Shell;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A hub or node as a process on a machine. Immutable.
 *
 * @param name of its folder on the machine
 * @param arguments of the turnout command
 * @param links names under which executables are put into its PATH
 * @param environment of its process
 */
record Role(
    String name,
    List<String> arguments,
    Map<String, String> links,
    Map<String, String> environment) {
  /** Stands for the folder of profiles, which the machine chooses. */
  private static final String PROFILES = "{profiles}";

  private static final String SECRET = "TURNOUT_GRID_SECRET";
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  Role {
    arguments = List.copyOf(arguments);
    links = Map.copyOf(links);
    environment = Map.copyOf(environment);
  }

  static String nodeName(ListedNode node) {
    return folderName("node", node.gridHost(), node.gridPort());
  }

  static String hubName(ListedNode node, FleetSettings settings) {
    return folderName("hub", node.gridHost(), settings.hubPort());
  }

  private static String folderName(String kind, String host, int port) {
    return kind + "-" + host.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + port;
  }

  static Role hub(ListedNode node, FleetSettings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "grid",
                "hub",
                "--host",
                node.gridHost(),
                "--port",
                Integer.toString(settings.hubPort())));
    arguments.addAll(settings.hubArguments());
    return new Role(hubName(node, settings), arguments, Map.of(), environment(node, settings));
  }

  static Role node(ListedNode node, URI hub, SlotChoice slots, FleetSettings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "grid",
                "node",
                "--hub",
                hub.toString(),
                "--host",
                node.gridHost(),
                "--port",
                Integer.toString(node.gridPort()),
                "--slots",
                SlotChoice.text(slots.slots()),
                "--folder",
                PROFILES));
    if (slots.forced()) {
      arguments.add("--slots-forced");
    }
    for (String label : node.labels()) {
      arguments.add("--label");
      arguments.add(label);
    }
    arguments.addAll(settings.nodeArguments());
    return new Role(nodeName(node), arguments, node.executables(), environment(node, settings));
  }

  private static Map<String, String> environment(ListedNode node, FleetSettings settings) {
    Map<String, String> environment = new TreeMap<>(node.environment());
    settings.secret().ifPresent(secret -> environment.put(SECRET, secret));
    return environment;
  }

  /** {@return lines of a shell script that export the environment} */
  String environmentLines() {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + Shell.quoted(entry.getValue())
                        + "; export "
                        + entry.getKey()
                        + "\n")
            .collect(Collectors.joining());
  }

  /** {@return lines NAME|PATH} */
  String linkLines() {
    return new TreeMap<>(links)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "|" + entry.getValue() + "\n")
            .collect(Collectors.joining());
  }

  /**
   * {@return the line of a shell script that makes the command its words}
   *
   * @param lib with the jars, absolute or below the home folder
   */
  String commandLine(String jdk, String lib) {
    List<String> words = new ArrayList<>();
    words.add(Shell.quoted(jdk + "/bin/java"));
    JVM_OPTIONS.forEach(option -> words.add(Shell.quoted(option)));
    words.add("-cp");
    words.add(
        lib.startsWith("/") ? Shell.quoted(lib + "/*") : "\"$HOME\"/" + Shell.quoted(lib + "/*"));
    words.add("io.turnout.cli.Turnout");
    for (String argument : arguments) {
      words.add(argument.equals(PROFILES) ? "\"$profiles\"" : Shell.quoted(argument));
    }
    return "set -- " + String.join(" ", words);
  }

  /**
   * {@return what a process was started with, in short; two of one fingerprint are alike}
   *
   * @param distribution name of it
   */
  String fingerprint(String distribution, String jdk) {
    String all = jdk + arguments + new TreeMap<>(links) + new TreeMap<>(environment);
    return distribution + " " + Distribution.shortHash(all);
  }
}
