package io.dealstream.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.dealstream.metrics.intake.Decode;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dealstream.metrics", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  void rooms_stand_in_one_order(JavaClasses classes) {
    slices().matching("io.dealstream.metrics.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void a_metric_knows_no_other(JavaClasses classes) {
    slices()
        .matching(
            "io.dealstream.metrics.(entries|dwell|reach|outcome|cycle|velocity|openpipeline|flow|waterfall|activities|campaigns|leads|customers|forecast)..")
        .should()
        .notDependOnEachOther()
        .check(classes);
  }

  @ArchTest
  void decoding_touches_no_store(JavaClasses classes) {
    noClasses()
        .that()
        .areAssignableTo(Decode.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams.state..")
        .check(classes);
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

  @ArchTest
  void only_the_service_around_the_topology_knows_spring(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.dealstream.metrics.running..")
        .and()
        .doNotHaveSimpleName("MetricsStream")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(classes);
  }
}
