package io.dealstream.query.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** Which room may use which. A room that is not named here is used by nobody. */
@AnalyzeClasses(packages = "io.dealstream.query", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  private static final String ROOMS = "io.dealstream.query.";

  @ArchTest static final ArchRule STORE_USES_NO_ROOM = room("store");

  @ArchTest static final ArchRule PAGING_USES_NO_ROOM = room("paging");

  @ArchTest static final ArchRule RANGES_USE_NO_ROOM = room("ranges");

  @ArchTest static final ArchRule EXPORT_KNOWS_NO_LIST = room("export");

  @ArchTest static final ArchRule PAGE_USES_NO_ROOM = room("page");

  @ArchTest static final ArchRule INTAKE_KNOWS_NO_READ_MODEL = room("intake", "store");

  @ArchTest static final ArchRule PAST_KNOWS_WHAT_IS_WRITTEN = room("past", "ranges");

  @ArchTest
  static final ArchRule PIPELINES_ARE_MADE_OF_EVENTS = room("pipelines", "intake", "store");

  @ArchTest
  static final ArchRule DEALS_ARE_MADE_OF_EVENTS =
      room("deals", "intake", "store", "paging", "past", "export", "ranges");

  @ArchTest
  static final ArchRule HISTORY_FOLLOWS_DEALS =
      room("history", "deals", "intake", "store", "paging", "export", "ranges");

  @ArchTest
  static final ArchRule BOARD_FOLLOWS_DEALS =
      room("board", "deals", "pipelines", "intake", "store", "paging", "past");

  @ArchTest
  static final ArchRule AROUND_IS_KEPT_AS_IT_WAS_TOLD = room("around", "intake", "past", "store");

  @ArchTest
  static final ArchRule METRICS_KNOW_NO_DEALS =
      room("metrics", "around", "intake", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule BOTTLENECKS_ASK_FOR_FIGURES = room("bottleneck", "metrics", "pipelines");

  @ArchTest
  static final ArchRule LINEAGE_COUNTS_EVENTS =
      room("lineage", "metrics", "paging", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule FORECASTS_COUNT_EVENTS_ANEW =
      room("forecast", "metrics", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule ALERTS_ARE_KEPT_AS_THEY_ARE_TOLD =
      room("alerts", "intake", "store", "paging", "ranges");

  @ArchTest
  static final ArchRule CONTACTS_KNOW_NOTHING_ELSE = room("contacts", "intake", "store", "paging");

  @ArchTest
  static final ArchRule TRANSCRIPTS_ARE_FOUND_BY_THEMSELVES =
      room("transcripts", "intake", "store", "paging");

  @ArchTest
  static final ArchRule NOTICES_FOLLOW_DEALS =
      room("notices", "deals", "intake", "store", "paging");

  @ArchTest
  static final ArchRule LEADS_KNOW_NOTHING_ELSE =
      room("leads", "intake", "store", "paging", "ranges");

  @ArchTest static final ArchRule THE_AUDIT_ASKS_NO_READ_MODEL = room("audit", "intake", "store");

  @ArchTest
  static final ArchRule FOLLOW_UPS_FOLLOW_DEALS =
      room("followups", "deals", "intake", "store", "paging", "ranges");

  @ArchTest
  static final ArchRule COACHING_ASKS_FOR_FIGURES =
      room("coaching", "deals", "followups", "metrics", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule GOALS_ASK_FOR_FIGURES =
      room("goals", "intake", "metrics", "paging", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule LIVE_TELLS_OF_THE_OTHERS =
      room("live", "board", "history", "intake", "metrics", "paging", "pipelines");

  @ArchTest
  static final ArchRule REVIEWS_ARE_COUNTED_FROM_EVENTS =
      room("reviews", "alerts", "goals", "metrics", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule WEBHOOKS_FOLLOW_EVENTS =
      room("webhooks", "intake", "paging", "pipelines", "store");

  @ArchTest
  static final ArchRule DEAD_LETTERS_ARE_THE_INTAKES =
      room("deadletters", "intake", "paging", "store");

  @ArchTest
  static final ArchRule SENDOUTS_SEND_REVIEWS =
      room("sendouts", "intake", "paging", "pipelines", "reviews", "store", "webhooks");

  @ArchTest
  static final ArchRule REBUILDING_KNOWS_NO_READ_MODEL = room("rebuild", "intake", "store");

  @ArchTest
  static final ArchRule WHAT_IF_COUNTS_EVENTS_ANEW =
      room("whatif", "lineage", "metrics", "past", "pipelines", "store");

  @ArchTest
  static final ArchRule NO_ROOMS_NEED_EACH_OTHER =
      slices().matching(ROOMS + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_INTAKE_READS_KAFKA =
      noClasses()
          .that(not(resideInAPackage(ROOMS + "intake")))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(KafkaConsumer.class);

  @ArchTest
  static final ArchRule WHAT_EVENTS_MEAN_IS_FREE_OF_FRAMEWORKS =
      noClasses()
          .that()
          .haveSimpleName("DealFold")
          .or()
          .haveSimpleName("Place")
          .or()
          .haveSimpleName("Outcome")
          .or()
          .haveSimpleName("Transition")
          .or()
          .haveSimpleName("Sequencing")
          .or()
          .haveSimpleName("Batch")
          .or()
          .haveSimpleName("Pace")
          .or()
          .haveSimpleName("Takes")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule CONTROLLERS_STAY_IN_THEIR_ROOM =
      classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_BEHIND_THE_CONSTRUCTOR =
      noFields().should().beAnnotatedWith(Autowired.class);

  private static ArchRule room(String room, String... mayUse) {
    var allowed =
        Stream.concat(Stream.of(room), Arrays.stream(mayUse))
            .map(name -> ROOMS + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(ROOMS + room + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.dealstream.query..").and(not(resideInAnyPackage(allowed))))
        .as(room + " uses " + (mayUse.length == 0 ? "no other room" : String.join(", ", mayUse)));
  }
}
