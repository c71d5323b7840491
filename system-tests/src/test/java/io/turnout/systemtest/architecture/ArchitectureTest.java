package io.turnout.systemtest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {
  private static final String ROOT = "io.turnout";

  /** Fewer classes than this means that the importer has looked in the wrong place. */
  private static final int CLASSES_AT_LEAST = 300;

  private static JavaClasses main;

  @BeforeAll
  static void importMainClasses() {
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  @Test
  void shouldHaveSeenTheClassesOfEveryModule() {
    assertThat(main.size()).isGreaterThan(CLASSES_AT_LEAST);
    Set<String> modules =
        main.stream().map(ArchitectureTest::firstPackage).collect(Collectors.toSet());
    assertThat(modules)
        .contains(
            "stun",
            "srtp",
            "rtp",
            "rtcp",
            "sdp",
            "demux",
            "net",
            "ice",
            "dtls",
            "transport",
            "jsonrpc",
            "kurento",
            "mediaserver",
            "meetingapp",
            "report",
            "virtualuser",
            "loadtest",
            "cli");
  }

  private static String firstPackage(JavaClass type) {
    List<String> parts = Arrays.asList(type.getPackageName().split("\\.", -1));
    return parts.size() > 2 ? parts.get(2) : "";
  }

  @Test
  void shouldFollowTheArrowsBetweenModules() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("rtc-protocol")
        .definedBy(
            "io.turnout.demux..",
            "io.turnout.stun..",
            "io.turnout.rtp..",
            "io.turnout.rtcp..",
            "io.turnout.srtp..",
            "io.turnout.sdp..")
        .layer("rtc-transport")
        .definedBy(
            "io.turnout.net..", "io.turnout.ice..", "io.turnout.dtls..", "io.turnout.transport..")
        .layer("kurento-protocol")
        .definedBy("io.turnout.jsonrpc..", "io.turnout.kurento..")
        .layer("media-server")
        .definedBy("io.turnout.mediaserver..")
        .layer("meeting-app")
        .definedBy("io.turnout.meetingapp..")
        .layer("report")
        .definedBy("io.turnout.report..")
        .layer("virtual-user")
        .definedBy("io.turnout.virtualuser..")
        .layer("load-test")
        .definedBy("io.turnout.loadtest..")
        .layer("cli")
        .definedBy("io.turnout.cli..")
        .whereLayer("rtc-protocol")
        .mayNotAccessAnyLayer()
        .whereLayer("rtc-transport")
        .mayOnlyAccessLayers("rtc-protocol")
        .whereLayer("kurento-protocol")
        .mayNotAccessAnyLayer()
        .whereLayer("media-server")
        .mayOnlyAccessLayers("rtc-transport", "rtc-protocol", "kurento-protocol")
        .whereLayer("meeting-app")
        .mayNotAccessAnyLayer()
        .whereLayer("report")
        .mayNotAccessAnyLayer()
        .whereLayer("virtual-user")
        .mayOnlyAccessLayers("rtc-transport", "rtc-protocol", "report")
        .whereLayer("load-test")
        .mayOnlyAccessLayers("virtual-user", "report")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(main);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mediaserver", "meetingapp", "report", "virtualuser", "loadtest", "cli"})
  void shouldHaveNoCyclesBetweenThePackagesOfAModule(String module) {
    slices().matching(ROOT + "." + module + ".(**)").should().beFreeOfCycles().check(main);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demux", "stun", "rtp", "rtcp", "srtp", "sdp", "net", "ice", "dtls"})
  void shouldKeepWireFormatsAndTransportFreeOfCycles(String name) {
    Set<String> reachable = reachablePackages(ROOT + "." + name);
    assertThat(reachable).doesNotContain(ROOT + "." + name);
  }

  /** Packages of ours that the package reaches through others. */
  private static Set<String> reachablePackages(String start) {
    Set<String> reached = directDependencies(start);
    boolean grown = true;
    while (grown) {
      Set<String> next =
          reached.stream()
              .flatMap(name -> directDependencies(name).stream())
              .collect(Collectors.toSet());
      grown = reached.addAll(next);
    }
    return reached;
  }

  private static Set<String> directDependencies(String name) {
    return main.stream()
        .filter(type -> type.getPackageName().equals(name))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .filter(target -> target.startsWith(ROOT + ".") && !target.equals(name))
        .collect(Collectors.toSet());
  }

  @Test
  void shouldKeepSocketsThreadsAndClocksOutOfTheWireFormats() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.turnout.demux..",
            "io.turnout.stun..",
            "io.turnout.rtp..",
            "io.turnout.rtcp..",
            "io.turnout.srtp..",
            "io.turnout.sdp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.channels..", "java.util.concurrent.locks..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.DatagramSocket")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(main);
  }

  @Test
  void shouldUseFakesInTestsOnly() {
    noClasses()
        .that(not(resideInAPackage("..testing..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..testing..")
        .check(main);
  }

  @Test
  void shouldPrintFromTheCommandLineOnly() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        main.that(not(resideInAPackage("io.turnout.cli.."))));
  }

  @Test
  void shouldThrowNoGenericExceptions() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(main);
  }

  @Test
  void shouldMarkEveryPackageForNullness() {
    Set<String> unmarked =
        main.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().contains(".html.template"))
            .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(unmarked).isEmpty();
  }

  @Test
  void shouldLeaveNoConcreteClassOpenByAccident() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotRecords()
        .and()
        .areNotEnums()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(main);
  }
}
