package io.dealstream.leadscore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dealstream.leadscore", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  void it_stands_on_the_contract_alone(JavaClasses classes) {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.dealstream.leadscore..", "io.dealstream.events..", "java..", "org.jspecify..")
        .check(classes);
  }

  @ArchTest
  void rooms_stand_in_one_order(JavaClasses classes) {
    slices().matching("io.dealstream.(leadscore..)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void rules_and_what_is_learnt_know_nothing_of_each_other(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("..rules..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..bayes..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("..bayes..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..rules..")
        .check(classes);
  }

  @ArchTest
  void the_time_is_handed_in(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(classes);
  }
}
