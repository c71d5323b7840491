package io.turnout.virtualuser.grid.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.virtualuser.machine.Check;
import io.turnout.virtualuser.machine.Check.Verdict;
import io.turnout.virtualuser.machine.ClockOffset;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineFactsTest {
  private static final String OUTPUT =
      """
      Welcome to this machine
      system=Linux x86_64
      cores=8
      memory_kib=16384000
      available_kib=12000000
      open_files=1048576
      jdk=/usr/lib/jvm/java-17|17.0.15
      jdk=/usr/lib/jvm/java-25|25.0.1
      chrome=/usr/bin/chromium|Chromium 156.0.8078.79 built on Debian
      chromedriver=/usr/bin/chromedriver|ChromeDriver 156.0.8078.79 (abc)
      ports_known=yes
      listening=0100007F
      listening=0000000000000000FFFF000005000A0A
      installed=1.0-0123456789ab
      """;

  private static ListedNode node(String line) throws NodeListException {
    return NodeList.parseText("nodes.txt", line).nodes().getFirst();
  }

  @Test
  void shouldReadWhatTheMachineSays() throws UnknownHostException {
    MachineFacts facts = MachineFacts.parse(OUTPUT);
    assertThat(facts.cores()).contains(8L);
    assertThat(facts.openFiles()).contains(1048576L);
    assertThat(MachineChecks.jdk(facts).orElseThrow().path()).isEqualTo("/usr/lib/jvm/java-25");
    assertThat(facts.executable("chrome").orElseThrow().version()).contains("156.0.8078.79");
    assertThat(facts.listening().orElseThrow())
        .containsExactly(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.10.0.5"));
    assertThat(facts.installed()).containsExactly("1.0-0123456789ab");
    assertThat(facts.running()).isEmpty();
  }

  @Test
  void shouldLeaveUnknownWhatIsNotSaid() {
    MachineFacts facts = MachineFacts.parse("cores=many\nopen_files=\n");
    assertThat(facts.cores()).isEmpty();
    assertThat(facts.memoryKib()).isEmpty();
    assertThat(facts.openFiles()).isEmpty();
    assertThat(facts.listening()).isEmpty();
    assertThat(MachineChecks.openFiles(facts).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(MachineChecks.jdkCheck(facts).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldAskForBrowserAndDriverOfOneMajorVersion() {
    assertThat(MachineChecks.browsers(MachineFacts.parse(OUTPUT), List.of("chrome")))
        .extracting(Check::verdict)
        .containsExactly(Verdict.OK);
    String newer = OUTPUT.replace("ChromeDriver 156", "ChromeDriver 157");
    assertThat(MachineChecks.browsers(MachineFacts.parse(newer), List.of("chrome", "firefox")))
        .extracting(Check::verdict)
        .containsExactly(Verdict.FAILED, Verdict.FAILED);
  }

  @Test
  void shouldSeeWhoseAddressAPortIsTakenAt() throws UnknownHostException {
    MachineFacts facts = MachineFacts.parse(OUTPUT);
    assertThat(
            MachineChecks.port(facts, Optional.of(InetAddress.getByName("10.10.0.5")), 5555).line())
        .contains("5555 is taken");
    assertThat(
            MachineChecks.port(facts, Optional.of(InetAddress.getByName("10.10.0.6")), 5555)
                .verdict())
        .isEqualTo(Verdict.OK);
    MachineFacts everywhere = MachineFacts.parse(OUTPUT + "listening=00000000\n");
    assertThat(
            MachineChecks.port(everywhere, Optional.of(InetAddress.getByName("10.10.0.6")), 5555)
                .verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldJudgeAClockByWhatIsCertain() {
    Instant now = Instant.EPOCH;
    ClockOffset near = ClockOffset.of(now, now.plusMillis(350), now.plusMillis(600));
    assertThat(near.offset()).isEqualTo(Duration.ofMillis(50));
    assertThat(near.bound()).isEqualTo(Duration.ofMillis(300));
    assertThat(MachineChecks.clock(near).verdict()).isEqualTo(Verdict.OK);
    ClockOffset behind = ClockOffset.of(now, now.minusSeconds(5), now.plusMillis(10));
    assertThat(MachineChecks.clock(behind).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(MachineChecks.clock(behind).found())
        .isEqualTo("5005 ms behind ours, give or take 5 ms");
    ClockOffset years = ClockOffset.of(now, now.plusSeconds(100_000), now.plusMillis(10));
    assertThat(MachineChecks.clock(years).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldTakeAsManySlotsAsTheMachineCarries() throws NodeListException {
    // 80 % of 8 cores, half a core each.
    SlotChoice byCores = SlotChoice.of(node("a"), MachineFacts.parse(OUTPUT), false);
    assertThat(byCores.slots()).isEqualTo(Map.of("chrome", 12));
    // 2 GiB, of which 1 GiB is reserved, 400 MiB each.
    MachineFacts small = MachineFacts.parse("cores=8\nmemory_kib=2097152\n");
    assertThat(SlotChoice.of(node("a"), small, false).slots()).isEqualTo(Map.of("chrome", 2));
    MachineFacts tiny = MachineFacts.parse("cores=8\nmemory_kib=1097152\n");
    assertThat(SlotChoice.of(node("a"), tiny, false).check().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldRefuseMoreSlotsUnlessForcedAndSaySo() throws NodeListException {
    MachineFacts facts = MachineFacts.parse(OUTPUT);
    ListedNode greedy = node("a chrome=10 firefox=3");
    SlotChoice refused = SlotChoice.of(greedy, facts, false);
    assertThat(refused.slots()).isEmpty();
    assertThat(refused.check().line())
        .contains("chrome=10,firefox=3 asked, at most 12 fit")
        .contains("--force-slots");
    SlotChoice forced = SlotChoice.of(greedy, facts, true);
    assertThat(forced.slots()).isEqualTo(Map.of("chrome", 10, "firefox", 3));
    assertThat(forced.forced()).isTrue();
    assertThat(forced.check().verdict()).isEqualTo(Verdict.WARNING);
    assertThat(SlotChoice.of(node("a chrome=12"), facts, true).forced()).isFalse();
  }

  @Test
  void shouldNotGuessSlotsOfAMachineThatDoesNotSayItsSize() throws NodeListException {
    MachineFacts silent = MachineFacts.parse("system=Other\n");
    assertThat(SlotChoice.of(node("a"), silent, true).check().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(SlotChoice.of(node("a chrome=2"), silent, false).check().verdict())
        .isEqualTo(Verdict.WARNING);
  }
}
