package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Check;
import io.turnout.virtualuser.machine.ClockOffset;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Pure. What on a machine would spoil a run, and the remedy. */
final class MachineChecks {
  private static final int JDK_VERSION = 25;

  /** The limit holds for each process; a node has several sockets for each session. */
  private static final long OPEN_FILES = 4096;

  private static final Duration CLOCK_WARNING = Duration.ofMillis(100);
  private static final Duration CLOCK_FAILED = Duration.ofSeconds(30);

  private MachineChecks() {}

  /** {@return the JDK that the role runs on} */
  static Optional<MachineFacts.Installed> jdk(MachineFacts facts) {
    return facts.jdks().stream().filter(jdk -> jdk.major() >= JDK_VERSION).findFirst();
  }

  static Check jdkCheck(MachineFacts facts) {
    return jdk(facts)
        .map(jdk -> Check.ok("JDK", jdk.version() + " in " + jdk.path()))
        .orElseGet(
            () ->
                Check.failed(
                    "JDK",
                    facts.jdks().isEmpty()
                        ? "none"
                        : String.join(
                            ", ",
                            facts.jdks().stream()
                                .map(jdk -> jdk.version() + " in " + jdk.path())
                                .toList()),
                    "install a JDK "
                        + JDK_VERSION
                        + " or newer below /usr/lib/jvm, or name it by jdk: in a YAML list"));
  }

  /** Each browser must be there with a driver that drives it. */
  static List<Check> browsers(MachineFacts facts, Collection<String> products) {
    List<Check> checks = new ArrayList<>();
    if (products.contains("chrome")) {
      checks.add(chrome(facts));
    }
    if (products.contains("firefox")) {
      checks.add(firefox(facts));
    }
    return checks;
  }

  private static Check chrome(MachineFacts facts) {
    String remedy = "on Debian: apt install chromium chromium-driver";
    Optional<String> browser = version(facts, "chrome");
    Optional<String> driver = version(facts, "chromedriver");
    String found = "browser " + browser.orElse("none") + ", driver " + driver.orElse("none");
    if (browser.isEmpty() || driver.isEmpty()) {
      return Check.failed("chrome", found, remedy);
    }
    return major(browser.get()).equals(major(driver.get()))
        ? Check.ok("chrome", found)
        : Check.failed("chrome", found, "both must have one major version; " + remedy);
  }

  private static Check firefox(MachineFacts facts) {
    Optional<String> browser = version(facts, "firefox");
    Optional<String> driver = version(facts, "geckodriver");
    String found = "browser " + browser.orElse("none") + ", driver " + driver.orElse("none");
    return browser.isPresent() && driver.isPresent()
        ? Check.ok("firefox", found)
        : Check.failed(
            "firefox",
            found,
            "on Debian: apt install firefox-esr, and put geckodriver into the PATH");
  }

  private static Optional<String> version(MachineFacts facts, String name) {
    return facts.executable(name).flatMap(MachineFacts.Executable::version);
  }

  private static String major(String version) {
    return version.substring(0, version.indexOf('.'));
  }

  static Check openFiles(MachineFacts facts) {
    if (facts.openFiles().isEmpty()) {
      return Check.warning(
          "open files", "unknown", "look that ulimit -Hn is at least " + OPEN_FILES + " there");
    }
    long limit = facts.openFiles().get();
    String found = limit == Long.MAX_VALUE ? "no limit" : "limit " + limit;
    return limit >= OPEN_FILES
        ? Check.ok("open files", found)
        : Check.failed(
            "open files",
            found + ", at least " + OPEN_FILES + " needed",
            "raise it: a line '* hard nofile 65536' in /etc/security/limits.d/turnout.conf there");
  }

  static Check memory(MachineFacts facts, int browsers) {
    if (facts.availableKib().isEmpty()) {
      return Check.warning("memory", "unknown", "look that nothing else takes it");
    }
    long available = facts.availableKib().get();
    String found = available / 1024 + " MiB available";
    return available >= Capacity.memoryKib(browsers)
        ? Check.ok("memory", found)
        : Check.warning(
            "memory",
            found
                + ", "
                + Capacity.memoryKib(browsers) / 1024
                + " MiB needed for "
                + browsers
                + " browsers",
            "end what else runs there, or ask for fewer slots");
  }

  /** Looks whether the port of the role is free at its address. */
  static Check port(MachineFacts facts, Optional<InetAddress> host, int port) {
    if (facts.listening().isEmpty()) {
      return Check.warning("port", port + ": the machine does not say whether it is free", "");
    }
    for (InetAddress address : facts.listening().get()) {
      if (address.isAnyLocalAddress() || host.isEmpty() || address.equals(host.get())) {
        return Check.failed(
            "port",
            port + " is taken: a process that Turnout did not start listens there",
            "end it, or give the node another port, as port=" + (port + 1));
      }
    }
    return Check.ok("port", port + " is free");
  }

  static Check clock(ClockOffset clock) {
    String found =
        "%d ms %s ours, give or take %d ms"
            .formatted(
                clock.offset().abs().toMillis(),
                clock.offset().isNegative() ? "behind" : "ahead of",
                Math.max(1, clock.bound().toMillis()));
    String remedy = "let chrony or systemd-timesyncd set it: timedatectl set-ntp true";
    if (clock.atLeast().compareTo(CLOCK_FAILED) > 0) {
      return Check.failed("clock", found, remedy);
    }
    return clock.atLeast().compareTo(CLOCK_WARNING) > 0
        ? Check.warning("clock", found, remedy)
        : Check.ok("clock", found);
  }
}
