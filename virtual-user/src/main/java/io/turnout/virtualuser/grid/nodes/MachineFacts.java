package io.turnout.virtualuser.grid.nodes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a machine said of itself; what it did not say is empty, never zero. Immutable.
 *
 * @param system kernel and architecture, e.g. {@code Linux x86_64}
 * @param memoryKib of the machine
 * @param availableKib of it, what programs may still take
 * @param openFiles that the node may raise its limit to; {@link Long#MAX_VALUE}: no limit
 * @param jdks in the order of preference
 * @param executables that were found, by {@code chrome}, {@code chromedriver} and so on
 * @param listening addresses on which somebody listens at the node's port; empty: it cannot say
 * @param installed names of the distributions that are there
 * @param running the settings of the role that Turnout runs under this name already
 */
record MachineFacts(
    String system,
    Optional<Long> cores,
    Optional<Long> memoryKib,
    Optional<Long> availableKib,
    Optional<Long> openFiles,
    List<Installed> jdks,
    List<Executable> executables,
    Optional<List<InetAddress>> listening,
    List<String> installed,
    Optional<String> running) {
  /** A JDK: its folder, and its version if that could be read. */
  record Installed(String path, String version) {
    int major() {
      String digits = version.replaceFirst("[^0-9].*", "");
      return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
  }

  /** A browser or driver: its path and the line in which it says its version. */
  record Executable(String name, String path, String versionLine) {
    /** {@return the first number with dots in it, or nothing} */
    Optional<String> version() {
      return Stream.of(versionLine.split("[^0-9.]+", -1))
          .filter(word -> word.matches("[0-9]+(\\.[0-9]+)+"))
          .findFirst();
    }
  }

  static MachineFacts parse(String output) {
    Answer answer = Answer.parse(output);
    return new MachineFacts(
        answer.first("system").orElse("unknown"),
        answer.number("cores"),
        answer.number("memory_kib"),
        answer.number("available_kib"),
        answer.first("open_files").flatMap(MachineFacts::limit),
        answer.all("jdk").stream()
            .map(value -> value.split("\\|", 2))
            .filter(parts -> parts.length == 2)
            .map(parts -> new Installed(parts[0], parts[1]))
            .toList(),
        NodeSettings.EXECUTABLES.stream()
            .flatMap(name -> answer.first(name).stream().map(value -> executable(name, value)))
            .toList(),
        answer.first("ports_known").isPresent()
            ? Optional.of(answer.all("listening").stream().flatMap(MachineFacts::address).toList())
            : Optional.empty(),
        answer.all("installed"),
        answer.first("running"));
  }

  private static Optional<Long> limit(String text) {
    if (text.equals("unlimited")) {
      return Optional.of(Long.MAX_VALUE);
    }
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Executable executable(String name, String value) {
    int bar = value.indexOf('|');
    return bar < 0
        ? new Executable(name, value, "")
        : new Executable(name, value.substring(0, bar), value.substring(bar + 1));
  }

  /** An address of /proc/net/tcp: words of 32 bits in the byte order of the machine (proc(5)). */
  private static Stream<InetAddress> address(String hex) {
    if (!hex.matches("[0-9A-F]{8}|[0-9A-F]{32}")) {
      return Stream.empty();
    }
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    ByteBuffer turned = ByteBuffer.allocate(words.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    while (words.hasRemaining()) {
      turned.putInt(words.getInt());
    }
    try {
      return Stream.of(InetAddress.getByAddress(turned.array()));
    } catch (UnknownHostException e) {
      return Stream.empty();
    }
  }

  /** {@return the executable of that name} */
  Optional<Executable> executable(String name) {
    return executables.stream().filter(found -> found.name().equals(name)).findFirst();
  }
}
