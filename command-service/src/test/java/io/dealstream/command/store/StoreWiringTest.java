package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.RunningService;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

class StoreWiringTest {

  private static RunningService service;

  /** A handler as somebody might add one, without saying what should run it. */
  static class Probe {

    @EventHandler
    void on(PipelineEvent event) {
      if (event.pipelineId().equals("unwelcome")) {
        throw new IllegalStateException("unwelcome");
      }
    }
  }

  @BeforeAll
  static void start() {
    // Axon takes a test for one and would not report; here it must behave as in production.
    System.setProperty("axoniq.usage.force-test-environment", "true");
    service = RunningService.with(Probe.class);
  }

  @AfterAll
  static void stop() {
    System.clearProperty("axoniq.usage.force-test-environment");
    service.close();
  }

  @Test
  void no_plan_is_kept_from_when_a_table_was_small() {
    assertThat(
            service.bean(JdbcOperations.class).queryForObject("SHOW plan_cache_mode", String.class))
        .isEqualTo("force_custom_plan");
  }

  @Test
  void nothing_reads_the_event_table_as_a_stream() {
    var processing = service.bean(EventProcessingConfiguration.class);
    assertThat(processing.eventProcessors().values())
        .isNotEmpty()
        .noneMatch(StreamingEventProcessor.class::isInstance)
        .allMatch(SubscribingEventProcessor.class::isInstance);
    assertThat(service.context().getBeansOfType(TokenStore.class)).isEmpty();
  }

  @Test
  void an_event_handler_runs_before_the_command_is_stored_and_its_failure_fails_the_command() {
    service
        .post(
            TestIssuer.shared().admin(),
            "/api/pipelines",
            "{\"id\": \"unwelcome\", \"stages\": [{\"id\": \"call\"}]}")
        .isProblem(500, "internal-error", null);
    assertThat(
            service
                .tables()
                .sql("SELECT count(*) FROM event WHERE aggregate_id = 'pipeline:unwelcome'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void axon_runs_in_our_pieces_of_work_on_our_table() {
    assertThat(service.bean(TransactionManager.class)).isInstanceOf(GroupCommit.class);
    assertThat(service.bean(EventStorageEngine.class)).isInstanceOf(EventTable.class);
  }

  @Test
  void a_unit_of_work_reads_what_it_has_published_of_an_aggregate_before_it_is_stored() {
    var events = service.bean(EventStore.class);
    assertThatThrownBy(
            () ->
                service
                    .bean(Together.class)
                    .once(
                        () -> {
                          events.publish(published("deal:one", 0), published("deal:two", 0));
                          events.publish(published("deal:one", 1));
                          assertThat(read(events, "deal:one")).containsExactly(0L, 1L);
                          assertThat(read(events, "deal:two")).containsExactly(0L);
                          assertThat(read(events, "deal:three")).isEmpty();
                          throw new IllegalArgumentException("not to be stored");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read(events, "deal:one")).isEmpty();
  }

  private static DomainEventMessage<?> published(String aggregate, long sequence) {
    return new GenericDomainEventMessage<>("deal", aggregate, sequence, "happened");
  }

  private static List<Long> read(EventStore events, String aggregate) {
    return events.readEvents(aggregate).asStream().map(event -> event.getSequenceNumber()).toList();
  }

  @Test
  void every_serializer_is_ours() {
    assertThat(service.context().getBeansOfType(Serializer.class).values())
        .hasSize(3)
        .allMatch(EventSerializer.class::isInstance);
    var axon = service.bean(Configuration.class);
    assertThat(axon.serializer()).isInstanceOf(EventSerializer.class);
    assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
    assertThat(axon.messageSerializer()).isInstanceOf(EventSerializer.class);
  }

  @Test
  void nothing_is_reported_to_anybody() {
    assertThat(service.context().getBeansOfType(UpdateChecker.class)).isEmpty();
    assertThat(service.context().getBeansOfType(UpdateCheckerHttpClient.class)).isEmpty();
    assertThat(service.bean(Configuration.class).getComponent(UpdateChecker.class)).isNull();
  }

  @Test
  void what_stands_around_an_event_is_who_and_what_caused_it() {
    service.post(TestIssuer.shared().admin(), "/api/pipelines", "").isOk(201);
    var stored =
        service
            .tables()
            .sql(
                "SELECT convert_from(metadata, 'UTF8') FROM event WHERE aggregate_id ="
                    + " 'pipeline:default'")
            .query(String.class)
            .single();
    assertThat(stored)
        .matches(
            "\\{\"actor\":\"ada\",\"causationId\":\"([0-9a-f-]{36})\",\"correlationId\":\"\\1\"}");
  }

  @Test
  void a_side_row_is_written_with_the_events_or_not_at_all() {
    var rows = service.bean(SideRows.class);
    var row =
        SideRow.of("INSERT INTO pipeline_head (pipeline_id, version) VALUES (?, ?)", "side", 0);
    var together = service.bean(Together.class);
    assertThatThrownBy(
            () ->
                together.once(
                    () -> {
                      rows.add(row);
                      throw new IllegalArgumentException("not after all");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            service
                .tables()
                .sql("SELECT count(*) FROM pipeline_head WHERE pipeline_id = 'side'")
                .query(Long.class)
                .single())
        .isZero();
    assertThatThrownBy(() -> rows.add(row)).isInstanceOf(IllegalStateException.class);
  }
}
