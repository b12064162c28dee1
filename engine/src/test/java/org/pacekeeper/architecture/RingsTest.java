package org.pacekeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pacekeeper.pace.Pacer;

/** The rings of ARCHITECTURE.md, held against the code. */
@AnalyzeClasses(packages = "org.pacekeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class RingsTest {
  private static final String[] RING_0 = {"org.pacekeeper.event", "org.pacekeeper.command"};
  private static final String[] RING_1 = {
    "org.pacekeeper.campaign..",
    "org.pacekeeper.lead..",
    "org.pacekeeper.predict..",
    "org.pacekeeper.pace..",
    "org.pacekeeper.comply.."
  };
  private static final String[] PURE = {
    "org.pacekeeper.event..",
    "org.pacekeeper.command..",
    "org.pacekeeper.campaign..",
    "org.pacekeeper.lead..",
    "org.pacekeeper.predict..",
    "org.pacekeeper.pace..",
    "org.pacekeeper.comply..",
    "org.pacekeeper.core.."
  };
  private static final List<String> ADAPTERS =
      List.of("journal", "asterisk", "store", "web", "telemetry", "settings", "crm");

  @ArchTest
  static final ArchRule ringZeroKnowsOnlyItself =
      classes()
          .that()
          .resideInAnyPackage(RING_0)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.pacekeeper.event", "org.pacekeeper.command");

  @ArchTest
  static final ArchRule ringOneKnowsNoOuterRing =
      noClasses()
          .that()
          .resideInAnyPackage(RING_1)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(outside("core", "app"));

  @ArchTest
  static final ArchRule theCoreKnowsNoOuterRing =
      noClasses()
          .that()
          .resideInAPackage("org.pacekeeper.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(outside("app"));

  @ArchTest
  static void adaptersNeverSeeEachOtherNorTheApp(JavaClasses code) {
    for (String adapter : ADAPTERS) {
      String[] others =
          Stream.concat(ADAPTERS.stream().filter(other -> !other.equals(adapter)), Stream.of("app"))
              .map(name -> "org.pacekeeper." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.pacekeeper." + adapter + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(code);
    }
  }

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.pacekeeper.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule chronicleHasOneDoor = oneDoor("net.openhft..", "journal");

  @ArchTest static final ArchRule asteriskHasOneDoor = oneDoor("org.asteriskjava..", "asterisk");

  @ArchTest
  static final ArchRule sqlHasOneDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pacekeeper.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..");

  @ArchTest static final ArchRule httpHasOneDoor = oneDoor("io.vertx..", "web");

  @ArchTest
  static final ArchRule theInnerRingsReadNoClockAndDrawNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethodWhere(
              nameMatching(".*\\.(currentTimeMillis|nanoTime|now|random|randomUUID)\\(.*"));

  @ArchTest
  static final ArchRule theInnerRingsDoNoIoAndStartNoThread =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio..",
              "java.net..",
              "java.util.concurrent..",
              "java.util.logging..",
              "org.slf4j..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, Random.class, SecureRandom.class);

  /**
   * A hash order may differ from machine to machine: only ordered collections, so that none can be
   * iterated.
   */
  @ArchTest
  static final ArchRule theInnerRingsNeverIterateAHashOrder =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callConstructorWhere(
              describe(
                  "it is a HashMap or HashSet",
                  call ->
                      call.getTargetOwner().isEquivalentTo(HashMap.class)
                          || call.getTargetOwner().isEquivalentTo(HashSet.class)));

  @ArchTest
  static final ArchRule policiesAreFinal =
      classes().that().implement(Pacer.class).should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Service)");

  private static String[] outside(String... more) {
    return Stream.concat(ADAPTERS.stream(), Stream.of(more))
        .map(name -> "org.pacekeeper." + name + "..")
        .toArray(String[]::new);
  }

  private static ArchRule oneDoor(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.pacekeeper." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaMethodCall> nameMatching(String pattern) {
    return describe(
        "the method matches " + pattern, call -> call.getTarget().getFullName().matches(pattern));
  }
}
