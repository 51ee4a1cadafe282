package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.background.Rounds;
import io.dealstream.command.RunningService;
import io.dealstream.command.vault.VaultOutbox;
import io.dealstream.command.vault.VaultSender;
import io.dealstream.command.vault.VaultTopic;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.transcript.Transcript;
import io.dealstream.testing.CommittedRecords;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was written and said goes to its topic, and is erased there. */
class KeptWordsOnKafkaTest {

  private static final String ADA = TestIssuer.shared().admin();

  private static RunningService service;

  private final Topic<String, byte[]> topic =
      new Topic<>(
          "transcripts-" + UUID.randomUUID(),
          Topics.TRANSCRIPTS.retention(),
          2,
          Topics.TRANSCRIPTS.keys(),
          Topics.TRANSCRIPTS.values());
  private final String deal = "d-" + UUID.randomUUID();
  private VaultSender sender;

  /** The service's own sender has no broker here, and stands still. */
  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.context().getBean("transcriptRounds", Rounds.class).stop();
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void open() {
    service.tables().sql("TRUNCATE activity_text, activity_text_outbox").update();
    sender =
        new VaultSender(
            new VaultOutbox(
                service.bean(JdbcTemplate.class), KeptWordsVault.VAULT, Duration.ofHours(1)),
            new TransactionTemplate(service.bean(PlatformTransactionManager.class)),
            () -> VaultTopic.open(TestServers.kafka(), topic));
    service
        .post(
            ADA,
            "/api/deals",
            "{\"id\": \"%s\", \"pipelineId\": \"default\", \"name\": \"Ropes\", \"owner\": \"rita\"}"
                .formatted(deal))
        .isOk(201);
  }

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void what_was_said_is_sent_once_and_that_it_was_erased_twice() {
    var said = tell("{\"type\": \"note\", \"text\": \"they build a second line\"}");
    tell("{\"type\": \"call\", \"title\": \"nothing was written\"}");
    sendAll();
    assertThat(rows("activity_text_outbox")).isZero();
    assertThat(sent().keySet()).containsExactly(Transcript.key(deal, said));
    assertThat(sent().get(Transcript.key(deal, said)))
        .containsExactly(Optional.of(new Transcript(deal, said, "they build a second line", null)));

    service.delete(ADA, "/api/deals/" + deal + "/activities/" + said + "/text").isOk(204);
    sendAll();
    assertThat(sent().get(Transcript.key(deal, said)))
        .hasSize(2)
        .last()
        .isEqualTo(Optional.empty());
    assertThat(rows("activity_text_outbox")).isEqualTo(1);
    service.tables().sql("UPDATE activity_text_outbox SET due = now()").update();
    sendAll();
    assertThat(sent().get(Transcript.key(deal, said)))
        .hasSize(3)
        .last()
        .isEqualTo(Optional.empty());
    assertThat(rows("activity_text_outbox")).isZero();
  }

  @Test
  void what_is_erased_before_it_was_sent_is_never_sent() {
    var said = tell("{\"type\": \"transcript\", \"link\": \"https://example.com/rec/1\"}");
    service.delete(ADA, "/api/deals/" + deal + "/activities/" + said + "/text").isOk(204);
    sendAll();
    assertThat(sent().get(Transcript.key(deal, said))).containsExactly(Optional.empty());
    for (var table : List.of("activity_text", "activity_text_outbox")) {
      assertThat(
              service
                  .tables()
                  .sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%example.com%'")
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  @Test
  void the_longest_transcript_there_may_be_goes_through() {
    var longest = "ł".repeat(499_990);
    var said = tell("{\"type\": \"transcript\", \"text\": \"" + longest + "\"}");
    sendAll();
    assertThat(sent().get(Transcript.key(deal, said)))
        .singleElement()
        .matches(transcript -> transcript.orElseThrow().text().equals(longest));
  }

  @Test
  void nobody_but_the_service_sees_what_is_to_be_sent() throws Exception {
    try (var sequencer = service.as("command_sequencer").getConnection();
        var statement = sequencer.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT * FROM activity_text_outbox"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  private String tell(String activity) {
    return service.post(ADA, "/api/deals/" + deal + "/activities", activity).isOk(201).id();
  }

  private void sendAll() {
    while (sender.send()) {}
  }

  /** Everything that ever was sent, by its key, in order. */
  private Map<String, List<Optional<Transcript>>> sent() {
    return CommittedRecords.byKey(TestServers.kafka(), topic.name(), Transcript.class);
  }

  private static long rows(String table) {
    return service.tables().sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }
}
