package io.dealstream.query.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.contact.Contact;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.support.Eventually;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class FindingContactsTest {

  private static final Service service = Service.shared();

  /** No other test's contacts have it. */
  private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void a_contact_is_found_by_any_words_of_what_is_known_of_it() {
    send(contact("a", "Anna Nowak", "anna@yard.example", "Stocznia"));
    send(contact("b", "Beata Lis", "beata@dock.example", "Dok"));
    eventually(mark, "b", "a");
    assertThat(found(mark + " NOWAK")).containsExactly(id("a"));
    assertThat(found(mark + " dock.exam")).containsExactly(id("b"));
    assertThat(found("stocznia " + mark + " anna")).containsExactly(id("a"));
    assertThat(found(mark + " stocznia beata")).isEmpty();
    assertThat(found(mark + " 100%")).isEmpty();
    var one = service.get("/api/contacts/" + id("a"));
    assertThat(one.json().at("/email").asString()).isEqualTo("anna@yard.example");
    assertThat(one.header("ETag")).isEqualTo("\"3\"");
    assertThat(one.header("Cache-Control")).contains("no-store");
  }

  @Test
  void an_erased_contact_is_gone_from_every_table() {
    send(contact("a", "Anna Nowak", "anna@yard.example", "Stocznia"));
    send(contact("b", "Beata Lis", "beata@dock.example", "Dok"));
    eventually(mark, "b", "a");
    send(new ProducerRecord<>(Topics.CONTACTS.name(), id("a"), null));
    eventually(mark, "b");
    assertThat(service.get("/api/contacts/" + id("a")).status()).isEqualTo(404);
    var jdbc = service.part(JdbcTemplate.class);
    for (var table :
        jdbc.queryForList(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'",
            String.class)) {
      assertThat(
              jdbc.queryForObject(
                  "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?",
                  Long.class,
                  "%" + id("a") + "%"))
          .as(table)
          .isZero();
    }
  }

  @Test
  void what_is_no_contact_is_kept_nowhere_and_takes_the_old_one_with_it() {
    send(contact("a", "Anna Nowak", "anna@yard.example", "Stocznia"));
    send(contact("b", "Beata Lis", "beata@dock.example", "Dok"));
    eventually(mark, "b", "a");
    send(new ProducerRecord<>(Topics.CONTACTS.name(), id("a"), bytes("{\"secret\": ")));
    send(
        new ProducerRecord<>(
            Topics.CONTACTS.name(),
            id("b"),
            bytes("{\"id\": \"other\", \"version\": 0, \"name\": \"secret\"}")));
    eventually(mark);
    send(contact("a", "Anna Nul\u0000", "secret@yard.example", "Stocznia"));
    send(contact("c", "Celina Kot", "c@d.example", "Dok"));
    eventually(mark, "c");
    var kept =
        service
            .part(JdbcTemplate.class)
            .queryForObject(
                "SELECT count(*) FROM dead_letter WHERE topic = ?",
                Long.class,
                Topics.CONTACTS.name());
    assertThat(kept).isZero();
  }

  @Test
  void a_list_comes_page_by_page_and_everybody_may_read_it_but_nobody_without_a_token() {
    send(contact("1", "Anna", null, null));
    eventually(mark, "1");
    send(contact("2", "Anna", null, null));
    eventually(mark, "1", "2");
    send(contact("3", "Anna", null, null));
    eventually(mark, "1", "2", "3");
    var first =
        service.getAs(TestIssuer.shared().service(), "/api/contacts?limit=2&q=" + mark).json();
    assertThat(ids(first)).containsExactly(id("3"), id("2"));
    var second =
        service.get("/api/contacts?limit=2&q=" + mark + "&cursor=" + first.at("/next").asString());
    assertThat(ids(second.json())).containsExactly(id("1"));
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(service.getAs(null, "/api/contacts").status()).isEqualTo(401);
    assertThat(service.get("/api/contacts?q=" + "x".repeat(201)).status()).isEqualTo(400);
  }

  private String id(String name) {
    return mark + "-" + name;
  }

  private ProducerRecord<String, byte[]> contact(
      String name, String fullName, String email, String company) {
    var contact = new Contact(id(name), 3, fullName, email, null, company, "about " + mark);
    return new ProducerRecord<>(
        Topics.CONTACTS.name(), contact.id(), EventJson.MAPPER.writeValueAsBytes(contact));
  }

  private static void send(ProducerRecord<String, byte[]> record) {
    Publisher.SHARED.send(List.of(record));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Until exactly these are there: of different partitions, any may come first. */
  private void eventually(String q, String... names) {
    var expected = Stream.of(names).map(this::id).toList();
    Eventually.eventually(
        () -> {
          assertThat(found(q)).containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  private static List<String> found(String q) {
    return ids(service.get("/api/contacts?q=" + Service.encode(q)).json());
  }

  private static List<String> ids(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/id").asString()).toList();
  }
}
