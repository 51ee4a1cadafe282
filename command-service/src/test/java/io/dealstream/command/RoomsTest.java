package io.dealstream.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds the rooms apart. Each rule was seen to fail before it was let in. */
@AnalyzeClasses(packages = "io.dealstream.command", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  /** The files a decision is made of: state, commands, rules, decider, and what they speak in. */
  private static final DescribedPredicate<JavaClass> DECISIONS =
      resideInAPackage("..command.decision..")
          .or(named("io.dealstream.command.contact.ContactRules"))
          .or(named("io.dealstream.command.rates.(ExchangeRates|RateRules)"))
          .or(
              named(
                  "io.dealstream.command.deal.(Deal|DealFacts|Plans|Spot|Activities|Planned|Words"
                      + "|Doer|ActivityRules|ActivityEvents|StagePlan|DealCommand|DealDecider"
                      + "|DealEvents|PlanEvents|EndEvents|NoticeEvents|Worth|ExitRule|StageRules|AskedAmount|Basis"
                      + "|DealSeen|DealThen|Vacated|Automated|Ownership|PastRows|HistoryRow|DealHistory"
                      + "|ActivityRows|PastActivity|PastActivities|ClockEvents)(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.pipeline.(Pipeline|PipelineState|PipelineCommand"
                      + "|PipelineDecider|PipelineDraft|Drafting|DefinitionRules|RetiredStages"
                      + "|ActivityDefinitions|DefaultPipeline)"
                      + "(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.lead.(Lead|LeadFacts|LeadCommand|LeadDecider|LeadEvents"
                      + "|Signal|Ownership|Conversion|LeadRows|LeadHistory|LeadHistoryRow)(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.campaign.(Campaign|CampaignCommand|CampaignDecider|Message"
                      + "|EmailKind|Report|MessageDecider|MessageReports|Taken)(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.customer.(Customer|CustomerFacts|CustomerCommand"
                      + "|CustomerDecider|CustomerEvents|ClockEvents|Ownership)(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.goal.(Goal|GoalCommand|GoalDecider|GoalRules|Period"
                      + "|Ownership)(\\$.*)?"))
          .or(
              named(
                  "io.dealstream.command.automation.(Automation|AutomationCommand|AutomationDraft"
                      + "|AutomationDecider|AutomationRules|ReactionRules|Rulebook|Matching|Causes"
                      + "|RuleActor|Stall|Told)(\\$.*)?"))
          .as("files of a decision");

  @ArchTest
  static final ArchRule decisions_are_free_of_frameworks =
      noClasses()
          .that(DECISIONS)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework..",
                  "org.axonframework..",
                  "tools.jackson..",
                  "com.fasterxml..",
                  "jakarta..",
                  "java.sql..",
                  "javax.sql..",
                  "org.slf4j.."));

  @ArchTest
  static final ArchRule decisions_see_no_shell =
      noClasses()
          .that(DECISIONS)
          .should()
          .dependOnClassesThat(resideInAPackage("io.dealstream.command..").and(not(DECISIONS)));

  @ArchTest
  static final ArchRule time_and_chance_come_into_a_decision_from_outside =
      noClasses()
          .that(DECISIONS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("com.github.f4b6a3..");

  @ArchTest
  static final ArchRule axon_is_met_in_one_file_of_a_room =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..command.deal..",
              "..command.pipeline..",
              "..command.imports..",
              "..command.retirement..",
              "..command.whereabouts..",
              "..command.contact..",
              "..command.lead..",
              "..command.customer..",
              "..command.campaign..",
              "..command.goal..",
              "..command.schedule..",
              "..command.automation..")
          .and()
          .haveSimpleNameNotEndingWith("Aggregate")
          .should()
          .dependOnClassesThat(resideInAPackage("org.axonframework.."));

  @ArchTest
  static final ArchRule rooms_stand_in_no_circle =
      slices().matching("io.dealstream.command.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule a_pipeline_knows_nothing_of_deals =
      noClasses()
          .that()
          .resideInAnyPackage("..command.pipeline..", "..command.store..", "..command.decision..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "..command.deal..",
                  "..command.imports..",
                  "..command.retirement..",
                  "..command.automation..",
                  "..command.publish.."));

  @ArchTest
  static final ArchRule a_deal_knows_nothing_of_what_stands_around_it =
      noClasses()
          .that()
          .resideInAnyPackage("..command.deal..", "..command.pipeline..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "..command.lead..",
                  "..command.customer..",
                  "..command.campaign..",
                  "..command.automation..",
                  "..command.goal.."));

  @ArchTest
  static final ArchRule the_scheduler_is_met_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("..command.schedule..")
          .should()
          .dependOnClassesThat(resideInAPackage("com.github.kagkarlsson.."));

  @ArchTest
  static final ArchRule publishing_sees_the_table_and_nobody_else =
      noClasses()
          .that()
          .resideInAPackage("..command.publish..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dealstream.command..")
                  .and(not(resideInAPackage("..command.publish.."))));

  @ArchTest
  static final ArchRule nobody_reaches_into_publishing =
      noClasses()
          .that()
          .resideOutsideOfPackage("..command.publish..")
          .should()
          .dependOnClassesThat(resideInAPackage("..command.publish.."));

  @ArchTest
  static final ArchRule controllers_and_wiring_are_nobodys_business =
      classes()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .or()
          .haveSimpleNameEndingWith("Configuration")
          .or()
          .haveSimpleNameEndingWith("Aggregate")
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule one_way_to_log =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j.."))
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule what_a_class_needs_stands_in_its_constructor =
      noFields().should().beAnnotatedWith(Autowired.class);

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return DescribedPredicate.describe(
        "named " + pattern,
        // An enum speaks of arrays of itself.
        javaClass -> javaClass.getBaseComponentType().getName().matches(pattern));
  }
}
