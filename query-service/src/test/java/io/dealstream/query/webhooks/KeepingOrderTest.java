package io.dealstream.query.webhooks;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.STAGES;
import static io.dealstream.query.support.Sample.handedOff;
import static io.dealstream.query.support.Sample.newVersion;
import static io.dealstream.query.support.Sample.reopened;
import static io.dealstream.query.support.Sample.won;
import static io.dealstream.query.support.Sample.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.audit.Envelope;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepingOrderTest {

  private static final String WON = "io.dealstream.deal.won.v1";
  private static final String REOPENED = "io.dealstream.deal.reopened.v1";
  private static final String HANDED_OFF = "io.dealstream.deal.handed-off.v1";
  private static final String PIPELINE_CHANGED = "io.dealstream.pipeline.changed.v1";
  private static final Limit MANY = Limit.of(200, 200);

  private final Room room = new Room();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private String refused = "none";

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void what_is_refused_holds_back_its_own_deal_and_no_other() {
    room.webhook("w", null, WON, REOPENED);
    var of1 = decided("d1", 3);
    var of2 = decided("d2", 3);
    refused = of1.get(1);
    for (var n = 0; n < 8; n++) {
      sendWhatIsDue();
    }
    assertThat(taken).containsExactlyInAnyOrder(of1.get(0), of2.get(0), of2.get(1), of2.get(2));
    assertThat(taken).containsSubsequence(of2);
    var entry = entry(of1.get(1));
    assertThat(entry.state()).isEqualTo("waiting");
    assertThat(entry.attempts()).as("a pause comes after it").isEqualTo(1);
    assertThat(entry.lastStatus()).isEqualTo(503);
    assertThat(entry.lastTrouble()).isEqualTo("answered 503");

    refused = "none";
    room.drain(room.attempt(this::take, new Random(1)));
    assertThat(taken).containsSubsequence(of1).hasSize(6);
    assertThat(entry(of1.get(1)).state()).isEqualTo("delivered");
    assertThat(entry(of1.get(1)).attempts()).isEqualTo(2);
    assertThat(entry(of1.get(1)).lastTrouble()).isNull();
  }

  @Test
  void what_nobody_takes_for_three_days_is_given_up_and_the_next_goes_on() {
    room.webhook("w", null, WON, REOPENED);
    var events = decided("d1", 2);
    refused = events.getFirst();
    for (var n = 0; n < 71; n++) {
      sendWhatIsDue();
      room.clock.forward(Duration.ofHours(1));
    }
    assertThat(entry(events.getFirst()).state()).isEqualTo("waiting");
    assertThat(taken).isEmpty();

    room.clock.forward(Duration.ofHours(1));
    sendWhatIsDue();
    sendWhatIsDue();
    assertThat(taken).containsExactly(events.getLast());
    var dead = entry(events.getFirst());
    assertThat(dead.state()).isEqualTo("dead");
    assertThat(dead.attempts()).isGreaterThan(60);
    assertThat(dead.settledAt()).isEqualTo(Room.START.plus(Duration.ofDays(3)));
    assertThat(dead.lastTrouble()).isEqualTo("answered 503");
    assertThat(room.log.page("w", "dead", Cursor.of(null), MANY)).containsExactly(dead);

    refused = "none";
    assertThat(room.replay.from(1, "w")).isEqualTo(2);
    room.drain(room.attempt(this::take, new Random(1)));
    assertThat(taken).containsExactly(events.get(1), events.get(0), events.get(1));
  }

  @Test
  void a_replay_begins_where_it_is_asked_to_and_waits_for_what_is_under_way() {
    room.webhook("w", null, WON, REOPENED);
    var events = decided("d1", 5);
    for (var n = 0; n < 3; n++) {
      sendWhatIsDue();
    }
    // The fourth is under way while all from the second are asked for again.
    var lease = lease();
    room.attempt(
            (url, message) -> {
              assertThat(room.replay.from(2, "w")).isEqualTo(4);
              assertThat(room.lanes.due(room.clock.instant())).as("it is still leased").isEmpty();
              return take(url, message);
            },
            new Random(1))
        .make(lease, () -> false);
    room.drain(room.attempt(this::take, new Random(1)));
    assertThat(taken)
        .containsExactlyElementsOf(
            List.of(0, 1, 2, 3, 1, 2, 3, 4).stream().map(events::get).toList());
  }

  @Test
  void a_replay_does_not_wait_for_the_end_of_a_pause() {
    room.webhook("w", null, WON);
    decided("d1", 1);
    refused = "event-1";
    sendWhatIsDue();
    sendWhatIsDue();
    assertThat(entry("event-1").attempts()).isEqualTo(1);
    room.replay.from(1, "w");
    assertThat(entry("event-1").attempts()).isZero();
    refused = "none";
    sendWhatIsDue();
    assertThat(taken).containsExactly("event-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_replay_finds_what_would_have_been_queued(long seed) {
    var random = new Random(seed);
    var types = List.of(WON, REOPENED, HANDED_OFF, PIPELINE_CHANGED);
    for (var n = 0; n < 6; n++) {
      var some = types.stream().filter(_ -> random.nextBoolean()).toArray(String[]::new);
      room.webhook("w" + n, n % 2 == 0 ? null : "p" + n % 3, some.length == 0 ? types(WON) : some);
    }
    var events = new ArrayList<DomainEvent>();
    for (var n = 0; n < 120; n++) {
      var deal = "d" + random.nextInt(9);
      var p = "p" + random.nextInt(3);
      var other = "p" + random.nextInt(3);
      events.add(
          switch (random.nextInt(5)) {
            case 0 -> won(deal, p, "closing", null, MONDAY);
            case 1 -> reopened(deal, p, "closing", 1, MONDAY);
            case 2 -> handedOff(deal, p, "pitch", other, "pitch", 1, null, MONDAY);
            case 3 -> newVersion(p, 1, STAGES.toArray(String[]::new));
            default -> worth(deal, p, "1.00", MONDAY);
          });
    }
    room.takeIn(events);
    var found = 0;
    for (var n = 0; n < 6; n++) {
      var queued = room.positions("w" + n, "waiting");
      room.jdbc.update("DELETE FROM webhook_delivery WHERE webhook_id = ?", "w" + n);
      room.jdbc.update("DELETE FROM webhook_lane WHERE webhook_id = ?", "w" + n);
      assertThat(room.replay.from(1, "w" + n)).isEqualTo(queued.size());
      assertThat(room.positions("w" + n, "waiting")).isEqualTo(queued);
      room.replay.from(61, "w" + n);
      found += queued.size();
    }
    assertThat(found).isPositive();
    room.drain(room.attempt(this::take, random));
    assertThat(taken).hasSize(found);
  }

  @Test
  void what_is_taken_in_while_a_lane_empties_is_sent_too() throws InterruptedException {
    room.webhook("w", null, WON, REOPENED);
    var events = new ArrayList<String>();
    var intake =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (var n = 0; n < 150; n++) {
                    events.addAll(decided("d1", 1));
                  }
                });
    while (intake.isAlive()) {
      sendWhatIsDue();
    }
    intake.join();
    room.drain(room.attempt(this::take, new Random(1)));
    assertThat(taken).isEqualTo(events);
  }

  @Test
  void a_lane_is_one_senders_alone_until_its_lease_runs_out_and_then_the_next_ones() {
    room.webhook("w", null, WON);
    decided("d1", 1);
    var first = lease();
    assertThat(leases()).isEmpty();
    room.attempt(
            (_, _) -> {
              room.clock.forward(Duration.ofSeconds(61));
              assertThat(leases()).hasSize(1);
              return new Outcome.Refused(500);
            },
            new Random(1))
        .make(first, () -> false);
    assertThat(entry("event-1").attempts()).as("overtaken, it has no say").isZero();
    assertThat(leases()).as("nor is the lane its to give back").isEmpty();
  }

  @Test
  void what_is_queued_while_a_lane_is_closed_keeps_it_open() throws InterruptedException {
    room.webhook("w", null, WON);
    decided("d1", 1);
    var lease = lease();
    var closing =
        room.takeIn(
            List.of(won("d1", "p", "closing", null, MONDAY)),
            () -> {
              var sender =
                  Thread.ofVirtual()
                      .start(
                          () -> room.attempt(this::take, new Random(1)).make(lease, () -> false));
              eventually(
                  () -> assertThat(!sender.isAlive() || room.somebodyWaitsForALock()).isTrue());
              return sender;
            });
    closing.join();
    room.drain(room.attempt(this::take, new Random(1)));
    assertThat(taken).containsExactly("event-1", "event-2");
  }

  @Test
  void what_is_deleted_is_told_nothing_more_and_leaves_nothing() {
    room.webhook("w", null, WON, REOPENED);
    decided("d1", 3);
    var lease = lease();
    room.attempt(
            (url, message) -> {
              assertThat(room.table.delete("w")).isTrue();
              return take(url, message);
            },
            new Random(1))
        .make(lease, () -> false);
    assertThat(room.table.delete("w")).isFalse();
    sendWhatIsDue();
    assertThat(taken).hasSize(1);
    for (var table : List.of("webhook", "webhook_delivery", "webhook_lane")) {
      assertThat(room.jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class)).isZero();
    }
  }

  @Test
  void a_key_that_is_another_signs_nothing_for_a_webhook_of_the_old_one() {
    var old = new Secrets(Room.settings("another key that is long enough, too")).print();
    room.webhook("w", null, WON);
    room.jdbc.execute("SELECT 1");
    room.table.delete("w");
    room.table.add(
        new Webhook(
            "w", 0, "https://example.com/w", List.of(WON), null, old, "ada", room.clock.instant()));
    decided("d1", 1);
    sendWhatIsDue();
    assertThat(taken).isEmpty();
    assertThat(entry("event-1").lastTrouble()).contains("key is not the one");
    assertThat(entry("event-1").state()).isEqualTo("waiting");
  }

  @Test
  void one_that_is_cut_off_is_no_failure_and_is_taken_up_at_once() {
    room.webhook("w", null, WON);
    decided("d1", 1);
    room.attempt((_, _) -> new Outcome.Failed("closed"), new Random(1)).make(lease(), () -> true);
    assertThat(entry("event-1").attempts()).isZero();
    sendWhatIsDue();
    assertThat(taken).containsExactly("event-1");
  }

  @Test
  void the_log_forgets_what_was_settled_long_ago_and_nothing_that_waits() {
    room.webhook("w", null, WON);
    decided("d1", 1);
    decided("d2", 1);
    refused = "event-2";
    sendWhatIsDue();
    room.log.forget(room.clock.instant());
    assertThat(room.positions("w", "delivered")).hasSize(1);
    room.log.forget(room.clock.instant().plusMillis(1));
    assertThat(room.positions("w", "delivered")).isEmpty();
    assertThat(room.positions("w", "waiting")).containsExactly(2L);
  }

  private static String[] types(String... types) {
    return types;
  }

  /** Won, reopened, won and so on; the ids of these events. */
  private List<String> decided(String deal, int events) {
    var some = new ArrayList<DomainEvent>();
    for (var n = 0; n < events; n++) {
      some.add(
          n % 2 == 0
              ? won(deal, "p", "closing", null, MONDAY)
              : reopened(deal, "p", "closing", 1, MONDAY));
    }
    return room.takeIn(some).stream().map(Envelope::id).toList();
  }

  private Lanes.Lease lease() {
    return leases().getFirst();
  }

  private List<Lanes.Lease> leases() {
    return room.lanes.lease("w", 1, room.clock.instant(), room.settings.lease());
  }

  private void sendWhatIsDue() {
    var attempt = room.attempt(this::take, new Random(1));
    room.lanes
        .lease("w", 100, room.clock.instant(), room.settings.lease())
        .forEach(lease -> attempt.make(lease, () -> false));
  }

  private Outcome take(java.net.URI url, Signed message) {
    if (message.id().equals(refused)) {
      return new Outcome.Refused(503);
    }
    taken.add(message.id());
    return new Outcome.Taken(200);
  }

  private DeliveryEntry entry(String event) {
    return room.log.page("w", null, Cursor.of(null), MANY).stream()
        .filter(entry -> entry.id().equals(event))
        .findFirst()
        .orElseThrow();
  }
}
