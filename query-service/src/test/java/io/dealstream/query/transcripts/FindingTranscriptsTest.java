package io.dealstream.query.transcripts;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.called;
import static io.dealstream.query.support.Sample.handedOff;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.transcript.Transcript;
import io.dealstream.query.support.Eventually;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class FindingTranscriptsTest {

  private static final Service service = Service.shared();

  /** No other test's texts have it. */
  private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void a_text_is_found_by_words_of_it_or_by_how_they_begin() {
    send(said("a", "We had two meetings about the second line, " + mark));
    send(said("b", "Rozmowa o umowie i zadłużeniu: Łódź. " + mark));
    eventually(mark, "a", "b");
    assertThat(found(mark + " meeting LINE")).containsExactly(deal("a"));
    assertThat(found(mark + " meet")).containsExactly(deal("a"));
    assertThat(found(mark + " umow łódź")).containsExactly(deal("b"));
    assertThat(found(mark + " line umow")).isEmpty();
    assertThat(found(mark.substring(0, 20))).containsExactlyInAnyOrder(deal("a"), deal("b"));
  }

  @Test
  void a_word_as_english_bends_it_is_found_as_well() {
    send(said("a", "the meeting was short " + mark));
    eventually(mark, "a");
    assertThat(found(mark + " meetings")).containsExactly(deal("a"));
  }

  @Test
  void whatever_is_asked_is_taken_for_words() {
    send(said("a", "it's 100% \\ok, a-b & (c | d) !e " + mark));
    eventually(mark, "a");
    for (var q : new String[] {"it's", "100%", "\\ok", "a-b", "& (c", "|", "!e", "':*", "<->"}) {
      assertThat(found(mark + " " + q)).as(q).containsExactly(deal("a"));
    }
    assertThat(found("!!!")).isEmpty();
  }

  @Test
  void what_is_found_is_marked_in_a_piece_that_is_safe_to_show() {
    var far = IntStream.range(0, 300).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    send(
        said(
            "a",
            far
                + " <script>alert(1)</script> 5 < 6 & 7, the <img src=x crane "
                + mark
                + " "
                + far));
    eventually(mark, "a");
    var excerpt = search(mark + " crane").at("/items/0/excerpt").asString();
    assertThat(excerpt)
        .contains("<mark>crane</mark>", "<mark>" + mark + "</mark>", "5 &lt; 6 &amp; 7", "&lt;img")
        .doesNotContain("<script>", "<img")
        .hasSizeLessThan(1_000);
  }

  @Test
  void what_is_found_tells_of_its_deal_and_activity_and_only_of_the_pipeline_that_is_asked_for() {
    var pipeline = newId("p");
    var other = newId("p");
    var deal = newId("d");
    Publisher.SHARED.publish(
        pipeline(pipeline),
        pipeline(other),
        opened(deal, pipeline, "prospecting", null),
        called(deal, pipeline, "prospecting", FRIDAY));
    send(record(new Transcript(deal, "a1", "they build " + mark, null)));
    send(said("b", "elsewhere " + mark));
    Eventually.eventually(
        () -> {
          var one = search(mark + " build").at("/items/0");
          assertThat(one.at("/type").asString()).isEqualTo("call");
          assertThat(one.at("/pipelineId").asString()).isEqualTo(pipeline);
        });
    var one = search(mark + " build").at("/items/0");
    assertThat(one.at("/dealId").asString()).isEqualTo(deal);
    assertThat(one.at("/dealName").asString()).isEqualTo("Deal " + deal);
    assertThat(one.at("/activityId").asString()).isEqualTo("a1");
    assertThat(one.at("/by").asString()).isEqualTo("otto");
    assertThat(one.at("/happenedAt").asString()).isEqualTo("2026-03-05T09:00:00.125Z");
    eventually(mark, "b");
    assertThat(deals(get("q=" + mark + "&pipeline=" + pipeline))).containsExactly(deal);
    assertThat(deals(get("q=" + mark + "&deal=" + deal("b")))).containsExactly(deal("b"));
    assertThat(deals(get("q=" + mark + "&pipeline=" + other))).isEmpty();
    Publisher.SHARED.publish(
        handedOff(deal, pipeline, "prospecting", other, "prospecting", 1, null, FRIDAY));
    Eventually.eventually(
        () -> assertThat(deals(get("q=" + mark + "&pipeline=" + other))).containsExactly(deal));
  }

  @Test
  void an_erased_text_is_gone_from_every_table() {
    send(said("a", "Anna Nowak said so " + mark));
    send(said("b", "Beata Lis said so " + mark));
    eventually(mark, "a", "b");
    send(new ProducerRecord<>(Topics.TRANSCRIPTS.name(), key("a"), null));
    eventually(mark, "b");
    var jdbc = service.part(JdbcTemplate.class);
    for (var table :
        jdbc.queryForList(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'",
            String.class)) {
      assertThat(
              jdbc.queryForObject(
                  "SELECT count(*) FROM " + table + " t WHERE t::text ILIKE ?",
                  Long.class,
                  "%Nowak%" + mark + "%"))
          .as(table)
          .isZero();
    }
  }

  @Test
  void what_is_no_transcript_is_kept_nowhere_and_takes_the_old_one_with_it() {
    send(said("a", "first " + mark));
    send(said("b", "first " + mark));
    eventually(mark, "a", "b");
    send(new ProducerRecord<>(Topics.TRANSCRIPTS.name(), key("a"), bytes("{\"secret\": ")));
    send(
        new ProducerRecord<>(
            Topics.TRANSCRIPTS.name(),
            key("b"),
            bytes("{\"dealId\": \"other\", \"activityId\": \"x\", \"text\": \"secret\"}")));
    eventually(mark);
    send(said("c", "then " + mark));
    eventually(mark, "c");
    assertThat(
            service
                .part(JdbcTemplate.class)
                .queryForObject(
                    "SELECT count(*) FROM dead_letter WHERE topic = ?",
                    Long.class,
                    Topics.TRANSCRIPTS.name()))
        .isZero();
  }

  @Test
  void a_text_of_more_words_than_can_be_held_is_searched_as_far_as_it_goes() {
    var words =
        IntStream.range(50_000, 112_000)
            .mapToObj(i -> "語語語" + Integer.toString(i, 36))
            .collect(Collectors.joining(" "));
    send(said("a", mark + " " + words));
    eventually(mark, "a");
  }

  @Test
  void a_list_comes_page_by_page_and_everybody_may_read_it_but_nobody_without_a_token() {
    for (var name : new String[] {"1", "2", "3"}) {
      send(said(name, "said " + mark));
      Eventually.eventually(() -> assertThat(found(mark)).contains(deal(name)));
    }
    var first =
        service.getAs(TestIssuer.shared().service(), "/api/transcripts?limit=2&q=" + mark).json();
    assertThat(deals(first)).containsExactly(deal("3"), deal("2"));
    var second = get("limit=2&q=" + mark + "&cursor=" + first.at("/next").asString());
    assertThat(deals(second)).containsExactly(deal("1"));
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(service.getAs(null, "/api/transcripts?q=x").status()).isEqualTo(401);
    for (var bad : new String[] {"", "?q=", "?q=" + "x".repeat(201), "?q=%20", "?q=a%00"}) {
      assertThat(service.get("/api/transcripts" + bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(service.get("/api/transcripts?q=" + mark).header("Cache-Control"))
        .contains("no-store");
  }

  private String deal(String name) {
    return "deal-" + name + "-" + mark;
  }

  private String key(String name) {
    return Transcript.key(deal(name), "x");
  }

  private ProducerRecord<String, byte[]> said(String name, String text) {
    return record(new Transcript(deal(name), "x", text, null));
  }

  private static ProducerRecord<String, byte[]> record(Transcript transcript) {
    return new ProducerRecord<>(
        Topics.TRANSCRIPTS.name(),
        transcript.key(),
        EventJson.MAPPER.writeValueAsBytes(transcript));
  }

  private static void send(ProducerRecord<String, byte[]> record) {
    Publisher.SHARED.send(List.of(record));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Until these are there, and none of the others of this test. */
  private void eventually(String q, String... names) {
    var expected = Stream.of(names).map(this::deal).toList();
    Eventually.eventually(
        () ->
            assertThat(found(q).stream().filter(deal -> deal.endsWith(mark)))
                .containsExactlyInAnyOrderElementsOf(expected));
  }

  private static List<String> found(String q) {
    return deals(search(q));
  }

  private static JsonNode search(String q) {
    return get("q=" + Service.encode(q));
  }

  private static JsonNode get(String query) {
    var answer = service.get("/api/transcripts?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> deals(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/dealId").asString()).toList();
  }
}
