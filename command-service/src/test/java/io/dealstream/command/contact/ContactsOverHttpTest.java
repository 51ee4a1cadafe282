package io.dealstream.command.contact;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.background.Rounds;
import io.dealstream.command.RunningService;
import io.dealstream.command.vault.VaultOutbox;
import io.dealstream.command.vault.VaultSender;
import io.dealstream.command.vault.VaultTopic;
import io.dealstream.events.contact.Contact;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.testing.CommittedRecords;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** People are kept, sent and erased; each test sends to a topic of its own. */
class ContactsOverHttpTest {

  private static final String RITA = TestIssuer.shared().rep("rita");
  private static final String ANNA =
      """
      {"name": "Anna Nowak", "email": "anna@example.com", "phone": "+48 600 100 200",
       "company": "Stocznia", "notes": "likes tea"}""";

  private static RunningService service;

  private final Topic<String, byte[]> topic =
      new Topic<>(
          "contacts-" + UUID.randomUUID(),
          Topics.CONTACTS.retention(),
          2,
          Topics.CONTACTS.keys(),
          Topics.CONTACTS.values());
  private final List<VaultSender> senders = new ArrayList<>();

  /** The service's own sender has no broker here, and stands still. */
  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.context().getBean("contactRounds", Rounds.class).stop();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void nobodyIsKept() {
    service.tables().sql("TRUNCATE contact, contact_outbox").update();
  }

  @AfterEach
  void closeSenders() {
    senders.forEach(VaultSender::close);
  }

  @Test
  void a_contact_is_created_changed_and_erased_version_by_version() {
    var created = service.put(RITA, "/api/contacts/c1", ANNA).isOk(201);
    assertThat(created.body()).isEqualTo("{\"id\":\"c1\",\"version\":0}");
    assertThat(created.etag()).isEqualTo("\"0\"");
    assertThat(created.headers().get("location")).isEqualTo("/api/contacts/c1");
    assertThat(service.put(RITA, "/api/contacts/c1", ANNA).isOk(200).etag()).isEqualTo("\"0\"");
    var changed = ANNA.replace("tea", "coffee");
    assertThat(service.put(RITA, "/api/contacts/c1", changed).isOk(200).etag()).isEqualTo("\"1\"");
    service
        .put(RITA, "/api/contacts/c1", ANNA, "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service
        .delete(RITA, "/api/contacts/c1", "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
    assertThat(service.delete(RITA, "/api/contacts/c1", "If-Match", "\"1\"").isOk(200).etag())
        .isEqualTo("\"2\"");
    service.delete(RITA, "/api/contacts/c1").isProblem(404, "unknown-contact", "id");
    service.put(RITA, "/api/contacts/c1", ANNA).isOk(201);
  }

  @Test
  void what_is_wrong_is_named_and_not_repeated() {
    var reply = service.put(RITA, "/api/contacts/c2", ANNA.replace("@", " secret "));
    reply.isProblem(422, "invalid-email", "email");
    assertThat(reply.body()).doesNotContain("secret", "anna");
    service.put(RITA, "/api/contacts/c2", "{}").isProblem(400, "missing-field", "name");
    service
        .put(RITA, "/api/contacts/c2", "{\"id\": \"c3\", \"name\": \"x\"}")
        .isProblem(400, "id-mismatch", "id");
    assertThat(rows("contact")).isZero();
  }

  @Test
  void nobody_but_people_may_and_no_other_role_of_the_database_sees_them() throws Exception {
    service
        .put(TestIssuer.shared().service(), "/api/contacts/c4", ANNA)
        .isProblem(403, "role-required", "roles");
    service.delete(null, "/api/contacts/c4").isProblem(401, "token-required", "Authorization");
    for (var table : List.of("contact", "contact_outbox")) {
      try (var sequencer = service.as("command_sequencer").getConnection();
          var statement = sequencer.createStatement()) {
        assertThatThrownBy(() -> statement.execute("SELECT * FROM " + table))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void an_erased_contact_is_gone_from_every_table_and_changes_no_event() {
    service.post(TestIssuer.shared().admin(), "/api/pipelines", "").isOk(201);
    service
        .post(
            RITA,
            "/api/leads",
            "{\"id\": \"l1\", \"name\": \"Yard\", \"owner\": \"rita\", \"contactId\": \"c5\"}")
        .isOk(201);
    service.put(RITA, "/api/contacts/c5", ANNA).isOk(201);
    var before = everything("event");
    assertThat(before).contains("c5").doesNotContain("Nowak");
    service.put(RITA, "/api/contacts/c5", ANNA.replace("tea", "coffee")).isOk(200);
    service.delete(RITA, "/api/contacts/c5").isOk(200);
    assertThat(everything("event")).isEqualTo(before);
    for (var table : tables()) {
      assertThat(everything(table)).as(table).doesNotContain("Nowak", "anna@", "600 100");
    }
    assertThat(everything("contact_outbox")).contains("c5");
  }

  @Test
  void what_was_changed_is_sent_as_it_is_then_and_what_replaces_something_once_more()
      throws Exception {
    var sender = sender(Duration.ZERO);
    service.put(RITA, "/api/contacts/a", ANNA).isOk(201);
    service.put(RITA, "/api/contacts/b", ANNA).isOk(201);
    service.put(RITA, "/api/contacts/b", ANNA.replace("tea", "coffee")).isOk(200);
    service.put(RITA, "/api/contacts/gone", ANNA).isOk(201);
    service.delete(RITA, "/api/contacts/gone").isOk(200);
    sendAll(sender);
    assertThat(rows("contact_outbox")).isZero();
    var sent = topic();
    assertThat(sent.get("a")).extracting(c -> c.orElseThrow().notes()).containsExactly("likes tea");
    assertThat(sent.get("b"))
        .extracting(c -> c.orElseThrow().notes())
        .containsExactly("likes coffee", "likes coffee");
    assertThat(sent.get("b").getLast().orElseThrow().version()).isEqualTo(1);
    assertThat(sent.get("gone")).containsExactly(Optional.empty(), Optional.empty());
  }

  @Test
  void what_replaces_something_waits_for_its_second_time() throws Exception {
    var sender = sender(Duration.ofHours(1));
    service.put(RITA, "/api/contacts/a", ANNA).isOk(201);
    sendAll(sender);
    service.delete(RITA, "/api/contacts/a").isOk(200);
    sendAll(sender);
    assertThat(topic().get("a")).hasSize(2).last().isEqualTo(Optional.empty());
    assertThat(rows("contact_outbox")).isEqualTo(1);
    service.tables().sql("UPDATE contact_outbox SET due = now()").update();
    sendAll(sender);
    assertThat(topic().get("a")).hasSize(3).last().isEqualTo(Optional.empty());
    assertThat(rows("contact_outbox")).isZero();
  }

  /** Before anything was sent, and after it was acknowledged and before that was kept. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void killed_it_is_sent_again(boolean acknowledged) throws Exception {
    service.put(RITA, "/api/contacts/a", ANNA).isOk(201);
    service.put(RITA, "/api/contacts/gone", ANNA).isOk(201);
    var dying = sender(killedWhen(acknowledged), Duration.ZERO);
    assertThatThrownBy(dying::send).isInstanceOf(Killed.class);
    assertThat(rows("contact_outbox")).isEqualTo(2);
    service.delete(RITA, "/api/contacts/gone").isOk(200);
    sendAll(sender(Duration.ZERO));
    assertThat(topic().get("a")).hasSize(acknowledged ? 2 : 1);
    assertThat(topic().get("a")).last().matches(c -> c.orElseThrow().name().equals("Anna Nowak"));
    assertThat(topic().get("gone")).last().isEqualTo(Optional.empty());
    assertThat(rows("contact_outbox")).isZero();
  }

  private static TransactionOperations killedWhen(boolean acknowledged) {
    var transaction = new TransactionTemplate(service.bean(PlatformTransactionManager.class));
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> work) {
        return transaction.execute(
            status -> {
              if (acknowledged) {
                work.doInTransaction(status);
              }
              throw new Killed();
            });
      }
    };
  }

  @Test
  void what_was_changed_while_it_was_sent_is_sent_again() {
    var outbox =
        new VaultOutbox(service.bean(JdbcTemplate.class), ContactVault.VAULT, Duration.ZERO);
    service.put(RITA, "/api/contacts/a", ANNA).isOk(201);
    var sent = outbox.due();
    service.delete(RITA, "/api/contacts/a").isOk(200);
    outbox.settle(sent);
    assertThat(outbox.due()).singleElement().matches(due -> due.value() == null);
  }

  @Test
  void one_that_was_stopped_with_a_person_in_its_hands_cannot_send_them_after_they_were_erased()
      throws Exception {
    service.put(RITA, "/api/contacts/a", ANNA).isOk(201);
    var outbox =
        new VaultOutbox(service.bean(JdbcTemplate.class), ContactVault.VAULT, Duration.ZERO);
    try (var stopped = VaultTopic.open(TestServers.kafka(), topic)) {
      var inItsHands = outbox.due();
      assertThat(inItsHands).singleElement().matches(due -> due.value() != null);
      service.delete(RITA, "/api/contacts/a").isOk(200);
      sendAll(sender(Duration.ZERO));
      assertThatThrownBy(() -> stopped.send(inItsHands)).isInstanceOf(RuntimeException.class);
    }
    assertThat(topic().get("a")).isNotEmpty().allMatch(Optional::isEmpty);
  }

  @Test
  void two_instances_send_the_last_state_of_each_in_the_end() throws Exception {
    var senders = List.of(sender(Duration.ZERO), sender(Duration.ZERO));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = threads.submit(() -> writeAndErase());
      var sending =
          senders.stream()
              .map(
                  sender ->
                      threads.submit(
                          () -> {
                            while (!writing.isDone()) {
                              sender.send();
                            }
                            return true;
                          }))
              .toList();
      writing.get();
      for (var end : sending) {
        end.get();
      }
    }
    sendAll(sender(Duration.ZERO));
    var sent = topic();
    for (var i = 0; i < 10; i++) {
      var last = sent.get("p" + i).getLast();
      assertThat(last.map(Contact::notes))
          .isEqualTo(i % 2 == 0 ? Optional.empty() : Optional.of("round 9"));
    }
  }

  private static void writeAndErase() {
    for (var round = 0; round < 10; round++) {
      for (var i = 0; i < 10; i++) {
        var path = "/api/contacts/p" + i;
        service.put(RITA, path, "{\"name\": \"Ann\", \"notes\": \"round " + round + "\"}");
        if (i % 2 == 0) {
          service.delete(RITA, path).isOk(200);
        }
      }
    }
  }

  /** With the same policy as in earnest, and hours made to seconds. */
  @Test
  void what_was_erased_leaves_the_disk_of_the_broker_and_what_says_so_stays() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      var quick =
          topic.toCreate().configs().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      e -> e.getValue().equals("3600000") ? "1000" : e.getValue()));
      admin
          .createTopics(
              List.of(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(quick)))
          .all()
          .get();
    }
    var sender = sender(Duration.ofSeconds(2));
    service.put(RITA, "/api/contacts/gone", ANNA).isOk(201);
    sendAll(sender);
    service.delete(RITA, "/api/contacts/gone").isOk(200);
    await("the broker to forget her")
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              sender.send();
              return rows("contact_outbox") == 0
                  && raw().stream().noneMatch(ContactsOverHttpTest::tellsOfAnna);
            });
    assertThat(topic().get("gone")).last().isEqualTo(Optional.empty());
  }

  private static boolean tellsOfAnna(ConsumerRecord<String, byte[]> record) {
    return record.value() != null
        && new String(record.value(), StandardCharsets.UTF_8).contains("Nowak");
  }

  private static final class Killed extends Error {}

  private VaultSender sender(Duration repeatAfter) {
    return sender(
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)), repeatAfter);
  }

  private VaultSender sender(TransactionOperations transaction, Duration repeatAfter) {
    var sender =
        new VaultSender(
            new VaultOutbox(service.bean(JdbcTemplate.class), ContactVault.VAULT, repeatAfter),
            transaction,
            () -> VaultTopic.open(TestServers.kafka(), topic));
    senders.add(sender);
    return sender;
  }

  private static void sendAll(VaultSender sender) {
    while (sender.send()) {}
  }

  /** Everything that ever was sent and is still there, by contact, in order. */
  private Map<String, List<Optional<Contact>>> topic() {
    return CommittedRecords.byKey(TestServers.kafka(), topic.name(), Contact.class);
  }

  private List<ConsumerRecord<String, byte[]>> raw() {
    return CommittedRecords.of(TestServers.kafka(), List.of(topic.name()));
  }

  private static long rows(String table) {
    return service.tables().sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private static List<String> tables() {
    return service
        .tables()
        .sql(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'")
        .query(String.class)
        .list();
  }

  /** All rows as text; bytes as the text they are. */
  private static String everything(String table) {
    return service
        .tables()
        .sql(
            "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM "
                + table
                + " t")
        .query(String.class)
        .single()
        .lines()
        .map(ContactsOverHttpTest::readable)
        .collect(Collectors.joining("\n"));
  }

  private static String readable(String row) {
    var text = new StringBuilder(row);
    var bytes = java.util.regex.Pattern.compile("\\\\\\\\?x([0-9a-f]+)").matcher(row);
    while (bytes.find()) {
      text.append(' ')
          .append(
              new String(
                  java.util.HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
