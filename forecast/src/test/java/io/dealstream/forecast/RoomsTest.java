package io.dealstream.forecast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dealstream.forecast", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  void it_stands_on_the_contract_alone(JavaClasses classes) {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.dealstream.forecast..", "io.dealstream.events..", "java..", "org.jspecify..")
        .check(classes);
  }

  @ArchTest
  void rooms_stand_in_one_order(JavaClasses classes) {
    slices().matching("io.dealstream.(forecast..)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void a_forecast_comes_from_histories_and_never_from_the_clock(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(classes);
  }
}
