package io.dealstream.command.pipeline;

import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pipeline's definition must be like, rule by rule. */
final class DefinitionRules {

  private static final int MOST_STAGES = 100;

  /** An imported history tells a deal's end by these words, where it else names a stage. */
  private static final Set<String> OUTCOMES = Set.of("won", "lost");

  private DefinitionRules() {}

  static PipelineDefinition check(PipelineDefinition p) {
    Texts.name("name", p.name());
    currency(p.currency());
    zone(p.zone());
    notNegative("minimumWonDeals", p.minimumWonDeals());
    someStage(p.stages());
    for (var i = 0; i < p.stages().size(); i++) {
      stage("stages[" + i + "]", p.stages().get(i));
    }
    eachIdOnce(p.stages());
    entryStagesCanBeEntered(p);
    return p;
  }

  private static void stage(String field, Stage s) {
    Ids.plain(field + ".id", s.id());
    if (OUTCOMES.contains(s.id())) {
      throw new Refused("reserved-stage-id", field + ".id", s.id() + " is an outcome, not a stage");
    }
    Texts.name(field + ".name", s.name());
    if (s.probability().signum() < 0 || s.probability().compareTo(BigDecimal.ONE) > 0) {
      throw new Refused("invalid-probability", field + ".probability", "from 0 to 1");
    }
    notNegative(field + ".ageLimitDays", s.ageLimitDays());
    notNegative(field + ".idleLimitDays", s.idleLimitDays());
  }

  private static void currency(String code) {
    if (!Amounts.isCurrency(code)) {
      throw new Refused("unknown-currency", "currency", "no ISO 4217 currency has this code");
    }
  }

  private static void zone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new Refused("unknown-zone", "zone", "no IANA time zone has this name");
    }
  }

  private static void notNegative(String field, int number) {
    if (number < 0) {
      throw new Refused("negative-number", field, "0 or more");
    }
  }

  private static void someStage(List<Stage> stages) {
    if (stages.stream().allMatch(Stage::retired)) {
      throw new Refused("no-stage", "stages", "a pipeline needs a stage a deal can enter");
    }
    if (stages.size() > MOST_STAGES) {
      throw new Refused(
          "too-many-stages", "stages", MOST_STAGES + " at most, retired ones included");
    }
  }

  private static void eachIdOnce(List<Stage> stages) {
    var seen = new HashSet<String>();
    for (var i = 0; i < stages.size(); i++) {
      if (!seen.add(stages.get(i).id())) {
        throw new Refused("duplicate-stage", "stages[" + i + "].id", stages.get(i).id());
      }
    }
  }

  private static void entryStagesCanBeEntered(PipelineDefinition p) {
    for (var id : p.rules().entryStages()) {
      if (p.stages().stream().noneMatch(s -> s.id().equals(id) && !s.retired())) {
        throw new Refused("unknown-stage", "rules.entryStages", id);
      }
    }
  }

  /** Figures of all versions are summed, so what they are counted in can never change. */
  static String unchanged(String field, String present, @Nullable String asked) {
    if (asked != null && !asked.equals(present)) {
      throw new Refused(field + "-never-changes", field, "it is " + present);
    }
    return present;
  }

  /** Of a deal, what may be left open; each once. */
  static List<String> fields(String field, List<@Nullable String> asked) {
    var known = new LinkedHashSet<String>();
    for (var i = 0; i < asked.size(); i++) {
      var name = asked.get(i);
      if (name == null || !ExitCriteria.FIELDS.contains(name)) {
        throw new Refused(
            "unknown-deal-field",
            field + "[" + i + "]",
            "one of " + String.join(", ", ExitCriteria.FIELDS));
      }
      known.add(name);
    }
    return List.copyOf(known);
  }
}
