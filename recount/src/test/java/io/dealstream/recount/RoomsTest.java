package io.dealstream.recount;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dealstream.recount", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  void it_stands_on_events_alone(JavaClasses classes) {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.dealstream.recount..", "io.dealstream.events..", "java..", "org.jspecify..")
        .check(classes);
  }

  @ArchTest
  void rooms_stand_in_one_order(JavaClasses classes) {
    slices().matching("io.dealstream.(recount..)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void figures_come_from_events_and_never_from_the_clock(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(classes);
  }
}
