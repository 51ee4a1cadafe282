package io.dealstream.query.audit;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Whoever owns the database can change what is in it; here somebody does. */
class VerifyingTest {

  private static Service service;
  private static JdbcTemplate owner;

  private final String p = newId("p");
  private final String d = newId("d");
  private final String l = newId("l");
  private List<Envelope> published;

  /** What other tests have left on the topics on purpose is broken before. */
  private Set<Long> before;

  @BeforeAll
  static void start() {
    service = Service.start();
    owner = new JdbcTemplate(service.database().as("query_owner"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void publish() {
    published =
        Publisher.SHARED.publish(
            pipeline(p),
            opened(d, p, "prospecting", "1000"),
            captured(),
            moved(d, p, "prospecting", "pitch", 1, TUESDAY),
            moved(d, p, "pitch", "closing", 1, TUESDAY),
            won(d, p, "closing", "1200", FRIDAY),
            captured(newId("l")));
    eventually(
        () -> assertThat(all().at("/position").asLong()).isEqualTo(published.getLast().position()));
    before = places(all());
  }

  private LeadEvent captured() {
    return captured(l);
  }

  private static LeadEvent captured(String lead) {
    return new LeadEvent.Captured(
        lead, "Acme", null, "rita", null, null, null, null, Via.API, MONDAY);
  }

  @Test
  void what_was_not_touched_holds_and_says_where_its_chain_ends() {
    var deal = deal();
    assertThat(deal.at("/holds").asBoolean()).isTrue();
    assertThat(deal.at("/broken").isNull()).isTrue();
    assertThat(deal.at("/events").asInt()).isEqualTo(4);
    assertThat(deal.at("/head").asString()).isEqualTo(hex(published.get(5).dealChain()));
    assertThat(deal.at("/items").valueStream().map(i -> i.at("/kind").asString()).toList())
        .containsExactly("opened", "moved", "moved", "won");
    assertThat(deal.at("/items").valueStream().allMatch(i -> i.at("/holds").asBoolean())).isTrue();
    assertThat(all().at("/head").asString()).isEqualTo(hex(published.getLast().chain()));
  }

  @Test
  void one_changed_byte_is_found() {
    owner.update(
        "UPDATE deal_history SET data = replace(data::text, '\"closing\"', '\"closinG\"')::json"
            + " WHERE position = ?",
        at(4));
    broken("changed", 2, 4);
    assertThat(fresh()).containsExactly(position(4));
  }

  @Test
  void another_actor_cause_or_time_of_recording_is_found() {
    for (var column : List.of("actor", "command_id", "correlation_id", "recorded_at", "event_id")) {
      var was = column("deal_history", column, at(3));
      owner.update("UPDATE deal_history SET " + column + " = 'other' WHERE position = ?", at(3));
      broken("changed", 1, 3);
      assertThat(fresh()).as(column).containsExactly(position(3));
      owner.update("UPDATE deal_history SET " + column + " = ? WHERE position = ?", was, at(3));
      assertThat(deal().at("/holds").asBoolean()).isTrue();
    }
  }

  @Test
  void what_is_answered_of_an_event_otherwise_than_it_says_is_found() {
    owner.update("UPDATE deal_history SET to_stage = 'pitch' WHERE position = ?", at(4));
    broken("shown-otherwise", 2, 4);
    assertThat(deal().at("/broken/found").asString()).isEqualTo("to");
    owner.update("UPDATE deal_history SET to_stage = 'closing' WHERE position = ?", at(4));
    owner.update("UPDATE deal_history SET kind = 'lost' WHERE position = ?", at(5));
    broken("shown-otherwise", 3, 5);
  }

  @Test
  void a_dropped_event_is_missed() {
    owner.update("DELETE FROM deal_history WHERE position = ?", at(3));
    broken("missing", 2, 4);
    assertThat(deal().at("/broken/expected").asString()).isEqualTo("1");
    assertThat(fresh()).containsExactly(position(3));
  }

  @Test
  void a_dropped_end_is_missed_as_how_far_it_came_is_kept_apart() {
    owner.update("DELETE FROM deal_history WHERE position = ?", at(5));
    var deal = deal();
    assertThat(deal.at("/holds").asBoolean()).isFalse();
    assertThat(deal.at("/broken/problem").asString()).isEqualTo("missing");
    assertThat(deal.at("/broken/sequence").asLong()).isEqualTo(3);
    assertThat(fresh()).containsExactly(position(5));
  }

  @Test
  void two_that_changed_places_are_found_both() {
    swap("sequence");
    swap("position");
    var items = deal().at("/items").valueStream().map(i -> i.at("/holds").asBoolean()).toList();
    assertThat(items).containsExactly(true, false, false, false);
    assertThat(fresh()).contains(position(3), position(4));
  }

  @Test
  void one_that_is_put_in_is_found() {
    owner.update(
        """
        INSERT INTO deal_history (position, deal_id, sequence, event_id, type, occurred_at, recorded_at,
          actor, command_id, correlation_id, chain, deal_chain, data, pipeline_id, owner, team, source, via)
        SELECT -position, deal_id, 4, 'made up', type, occurred_at, recorded_at,
          actor, command_id, correlation_id, chain, deal_chain, data, pipeline_id, owner, team, source, via
        FROM deal_history WHERE position = ?\
        """,
        at(5));
    broken("put-in", 4, null);
  }

  @Test
  void a_lead_that_was_changed_or_dropped_breaks_the_chain_of_all_where_it_stood() {
    owner.update("UPDATE other_event SET actor = 'other' WHERE position = ?", at(2));
    assertThat(fresh()).containsExactly(position(2));
    assertThat(deal().at("/holds").asBoolean()).as("the deal's own").isTrue();
    owner.update("DELETE FROM other_event WHERE position = ?", at(2));
    assertThat(fresh()).containsExactly(position(2));
  }

  @Test
  void everybody_may_see_it_but_nobody_without_a_token_and_nobody_of_a_deal_that_never_was() {
    var path = "/api/audit/verify";
    assertThat(service.getAs(TestIssuer.shared().service(), path).status()).isEqualTo(200);
    assertThat(service.getAs(null, path).status()).isEqualTo(401);
    assertThat(service.getAs(null, path + "?deal=" + d).status()).isEqualTo(401);
    var unknown = service.get(path + "?deal=nobody");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().at("/type").asString()).isEqualTo("/problems/unknown-deal");
  }

  private void swap(String column) {
    var one = column.equals("position") ? at(3) : 1;
    var other = column.equals("position") ? at(4) : 2;
    var set = "UPDATE deal_history SET " + column + " = ? WHERE deal_id = ? AND " + column + " = ?";
    owner.update(set, -7, d, one);
    owner.update(set, one, d, other);
    owner.update(set, other, d, -7);
  }

  private void broken(String problem, long sequence, Integer at) {
    var deal = deal();
    assertThat(deal.at("/holds").asBoolean()).isFalse();
    assertThat(deal.at("/broken/problem").asString()).isEqualTo(problem);
    assertThat(deal.at("/broken/sequence").asLong()).isEqualTo(sequence);
    if (at != null) {
      assertThat(deal.at("/broken/position").asLong()).isEqualTo(at(at));
    }
    var items = deal.at("/items").valueStream().filter(i -> !i.at("/holds").asBoolean()).toList();
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().at("/sequence").asLong()).isEqualTo(sequence);
  }

  private long at(int place) {
    return published.get(place).position();
  }

  private long position(int place) {
    return at(place);
  }

  private static String column(String table, String column, long position) {
    return owner.queryForObject(
        "SELECT " + column + " FROM " + table + " WHERE position = ?", String.class, position);
  }

  /** Breaks that were not there before. */
  private Set<Long> fresh() {
    var now = new HashSet<>(places(all()));
    now.removeAll(before);
    return now;
  }

  private static Set<Long> places(JsonNode proof) {
    var places = new HashSet<Long>();
    proof.at("/breaks").forEach(one -> places.add(one.at("/position").asLong()));
    return places;
  }

  private JsonNode deal() {
    return get("/api/audit/verify?deal=" + d);
  }

  private static JsonNode all() {
    return get("/api/audit/verify");
  }

  private static JsonNode get(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
