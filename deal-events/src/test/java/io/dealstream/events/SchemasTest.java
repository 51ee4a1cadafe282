package io.dealstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.contact.Contact;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.DoneActivity;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageActivity;
import io.dealstream.events.pipeline.StageRules;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import io.dealstream.events.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The published schemas say exactly what the records are. */
class SchemasTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Stream<String> golden() {
    return Stream.concat(StoredFormTest.events(), StoredFormTest.metrics());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void every_golden_file_follows_its_schema(String name) throws IOException {
    assertThat(schema(schemaOf(name)).validate(GoldenFiles.read(name), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void a_schema_refuses_what_lacks_a_field_it_needs(String name) throws IOException {
    var whole = EventJson.MAPPER.readTree(GoldenFiles.read(name)).asObject();
    for (var needed : json(schemaOf(name)).at("/required")) {
      var lacking = whole.deepCopy().without(needed.asString());
      assertThat(schema(schemaOf(name)).validate(lacking.toString(), InputFormat.JSON))
          .as("without " + needed)
          .isNotEmpty();
    }
  }

  @Test
  void an_events_schema_has_its_records_fields_and_no_others() {
    EventNames.all().forEach((name, type) -> same(json(name), type, true));
  }

  @Test
  void a_pipelines_schema_tells_its_definition_whole() {
    for (var name : List.of("created", "changed")) {
      var defs = json("io.dealstream.pipeline." + name + ".v1").at("/$defs");
      same(defs.get("definition"), PipelineDefinition.class, true);
      same(defs.get("stage"), Stage.class, true);
      same(defs.get("exitCriteria"), ExitCriteria.class, true);
      same(defs.get("doneActivity"), DoneActivity.class, true);
      same(defs.get("stageActivity"), StageActivity.class, true);
      assertThat(
              EventJson.MAPPER.convertValue(
                  defs.at("/exitCriteria/properties/requiredFields/items/enum"), List.class))
          .isEqualTo(ExitCriteria.FIELDS);
      same(defs.get("rules"), StageRules.class, true);
    }
  }

  @Test
  void a_goals_schema_tells_its_definition_whole() {
    for (var name : List.of("created", "changed")) {
      var defs = json("io.dealstream.goal." + name + ".v1").at("/$defs");
      same(defs.get("definition"), GoalDefinition.class, true);
    }
  }

  @Test
  void an_automations_schema_tells_its_definition_whole() {
    var defs = json("io.dealstream.automation.defined.v1").at("/$defs");
    same(defs.get("definition"), AutomationDefinition.class, true);
    same(defs.get("conditions"), Conditions.class, true);
    assertThat(words(defs.at("/definition/properties/when/enum")))
        .containsExactlyElementsOf(Stream.of(Trigger.values()).map(Trigger::word).toList());
    for (var reaction : Reaction.class.getPermittedSubclasses()) {
      var name = reaction.getAnnotation(JsonTypeName.class).value();
      var schema = defs.get(name).asObject().deepCopy();
      assertThat(schema.at("/properties/action/const").asString()).isEqualTo(name);
      schema.withObject("/properties").remove("action");
      assertThat(fields(schema)).as(name).isEqualTo(components(reaction, false));
      assertThat(required(schema)).as(name).contains("action");
      assertThat(required(schema)).as(name).containsAll(components(reaction, true));
    }
    assertThat(defs.at("/definition/properties/then/items/oneOf"))
        .hasSize(Reaction.class.getPermittedSubclasses().length);
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void an_event_that_leads_into_a_stage_tells_what_the_stage_means_whole() {
    for (var name : List.of("opened", "stage-changed", "reopened", "handed-off")) {
      var terms = json("io.dealstream.deal." + name + ".v1").at("/$defs/stageTerms");
      assertThat(fields(terms)).as(name).isEqualTo(components(StageTerms.class, false));
      assertThat(required(terms)).as(name).isEmpty();
    }
  }

  @Test
  void a_contacts_schema_has_its_records_fields_and_no_others() {
    same(json("contact.v1"), Contact.class, true);
    var contact = new Contact("c1", 0, "Anna", null, "+48 1", null, null);
    assertThat(
            schema("contact.v1")
                .validate(EventJson.MAPPER.writeValueAsString(contact), InputFormat.JSON))
        .isEmpty();
    assertThat(contact.toString()).doesNotContain("Anna", "+48");
  }

  @Test
  void a_transcripts_schema_has_its_records_fields_and_no_others() {
    same(json("transcript.v1"), Transcript.class, true);
    var transcript = new Transcript("d1", "a1", "they build", null);
    assertThat(
            schema("transcript.v1")
                .validate(EventJson.MAPPER.writeValueAsString(transcript), InputFormat.JSON))
        .isEmpty();
    assertThat(transcript.toString()).doesNotContain("build");
  }

  @Test
  void a_checkpoints_schema_has_its_records_fields_and_no_others() {
    same(json("checkpoint.v1"), Checkpoint.class, true);
    var signed = Checkpoint.of(7, new byte[32], Instant.EPOCH, CheckpointKey.generate());
    assertThat(
            schema("checkpoint.v1")
                .validate(EventJson.MAPPER.writeValueAsString(signed), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void an_alerts_schema_has_its_records_fields_and_no_others() throws IOException {
    same(json("alert.v1"), DealAlert.class, true);
    for (var name : AlertSamples.ALL.keySet()) {
      assertThat(schema("alert.v1").validate(GoldenFiles.read(name), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void a_scores_schema_has_its_records_fields_and_no_others() throws IOException {
    same(json("lead-score.v1"), LeadScore.class, true);
    same(json("lead-score.v1").at("/$defs/evidence"), ScoreEvidence.class, true);
    for (var name : ScoreSamples.ALL.keySet()) {
      assertThat(schema("lead-score.v1").validate(GoldenFiles.read(name), InputFormat.JSON))
          .isEmpty();
    }
  }

  @Test
  void a_metrics_schema_has_its_records_fields_and_no_others() {
    for (var metric : Stream.concat(Metric.ALL.stream(), Metric.BESIDE.stream()).toList()) {
      var schema = json(metric.topicName() + ".v" + metric.definition());
      same(schema, MetricRecord.class, true);
      same(schema.at("/$defs/window"), Window.class, true);
      same(schema.at("/$defs/segment"), Segment.class, true);
      // A figure that cannot be had is null in its place, so almost all of them are required.
      same(schema.at("/properties/item"), metric.itemType(), false);
    }
  }

  private static void same(JsonNode schema, Class<?> type, boolean nullableIsOptional) {
    assertThat(fields(schema)).as(type.getName()).isEqualTo(components(type, false));
    if (nullableIsOptional) {
      assertThat(required(schema)).as(type.getName()).isEqualTo(components(type, true));
    }
  }

  private static Set<String> components(Class<?> type, boolean neededOnly) {
    return Stream.of(type.getRecordComponents())
        .filter(component -> !neededOnly || !isNullable(component))
        .map(SchemasTest::published)
        .collect(Collectors.toSet());
  }

  /** By another name where Java keeps its own for itself. */
  private static String published(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Set<String> fields(JsonNode schema) {
    return Set.copyOf(schema.at("/properties").propertyNames());
  }

  private static Set<String> required(JsonNode schema) {
    return schema.at("/required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  private static String schemaOf(String golden) {
    var name = golden.replaceAll("(\\.v\\d+)\\..*", "$1");
    return name.startsWith("metrics.") ? name : "io.dealstream." + name;
  }

  private static Schema schema(String name) {
    return REGISTRY.getSchema(json(name));
  }

  private static JsonNode json(String name) {
    try (var in = SchemasTest.class.getResourceAsStream("/schemas/" + name + ".json")) {
      assertThat(in).as("schema of " + name).isNotNull();
      return EventJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
