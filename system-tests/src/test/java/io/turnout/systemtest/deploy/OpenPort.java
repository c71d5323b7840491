package io.turnout.systemtest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * That one kind of machine lets another one in. Immutable; printed as {@code 22/tcp: hub > nodes}.
 *
 * @param ports one, or a range as {@code 4442-4443}
 * @param protocol tcp or udp
 */
record OpenPort(String ports, String protocol, String from, String to)
    implements Comparable<OpenPort> {
  private static final String TABLE_HEAD = "| port | protocol | from | to | why |";

  /** {@return what the security groups of a deployment open} */
  static Set<OpenPort> of(Deployment deployment, Map<String, String> networks) {
    Set<OpenPort> open = new TreeSet<>();
    deployment
        .resources()
        .forEach(
            (name, resource) -> {
              for (JsonNode rule : WorldAccess.rules(resource)) {
                String to = rule.path("GroupId").asString(name);
                String network = rule.path("CidrIp").asString("");
                String from =
                    network.isEmpty()
                        ? machine(rule.path("SourceSecurityGroupId").asString("nobody"))
                        : networks.getOrDefault(network, network);
                open.add(
                    new OpenPort(
                        range(rule), rule.path("IpProtocol").asString(), from, machine(to)));
              }
            });
    return open;
  }

  private static String range(JsonNode rule) {
    String first = rule.path("FromPort").asString();
    String last = rule.path("ToPort").asString();
    return first.equals(last) ? first : first + "-" + last;
  }

  /** {@code MediaServerGroup.GroupId} is the group of the media server. */
  private static String machine(String group) {
    return group
        .replaceFirst("Group(\\.GroupId)?$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * {@return what a page in Markdown says in its table of ports}
   *
   * @throws IllegalArgumentException when it has no such table
   */
  static Set<OpenPort> ofTable(String page) {
    List<String> lines = page.lines().toList();
    int head = lines.indexOf(TABLE_HEAD);
    if (head < 0) {
      throw new IllegalArgumentException("no line '" + TABLE_HEAD + "'");
    }
    Set<OpenPort> open = new TreeSet<>();
    lines.subList(head + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .forEach(line -> open.addAll(row(line)));
    return open;
  }

  private static List<OpenPort> row(String line) {
    String[] cells = line.replace("`", "").strip().split("\\s*\\|\\s*", -1);
    List<OpenPort> open = new ArrayList<>();
    for (String from : cells[3].split(", *", -1)) {
      for (String to : cells[4].split(", *", -1)) {
        open.add(new OpenPort(cells[1], cells[2].toLowerCase(Locale.ROOT), from, to));
      }
    }
    return open;
  }

  @Override
  public int compareTo(OpenPort other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return ports + "/" + protocol + ": " + from + " > " + to;
  }
}
