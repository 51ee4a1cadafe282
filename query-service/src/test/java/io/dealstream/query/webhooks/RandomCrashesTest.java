package io.dealstream.query.webhooks;

import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.webhooks.Room.withoutDoubles;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.audit.Envelope;
import io.dealstream.query.support.Sample;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Senders that die anywhere, overtake each other and are refused: whoever drops doubles has in the
 * end every event, and each deal's in order.
 */
class RandomCrashesTest {

  private static final String WON = "io.dealstream.deal.won.v1";
  private static final String REOPENED = "io.dealstream.deal.reopened.v1";
  private static final String PIPELINE_CHANGED = "io.dealstream.pipeline.changed.v1";
  private static final List<String> DEALS = List.of("d1", "d2", "d3", "d4", "d5");

  /** A sender that is no more, as after a kill -9: nothing after it is done. */
  private static final class Killed extends Error {}

  private final Room room = new Room();
  private final Map<String, List<String>> arrived = new HashMap<>();
  private final Map<String, List<String>> happened = new HashMap<>();
  private Random random = new Random(0);
  private int depth;
  private boolean peace;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothing_is_lost_and_each_deals_order_is_kept(long seed) {
    random = new Random(seed);
    room.webhook("w1", null, WON, REOPENED);
    room.webhook("w2", "p1", WON, REOPENED, PIPELINE_CHANGED);
    for (var n = 0; n < 250; n++) {
      step();
    }
    peace = true;
    room.drain(room.attempt(this::take, random));

    assertThat(arrived.keySet()).isEqualTo(happened.keySet());
    happened.forEach(
        (lane, events) -> assertThat(withoutDoubles(arrived.get(lane))).as(lane).isEqualTo(events));
    for (var webhook : List.of("w1", "w2")) {
      assertThat(room.positions(webhook, "waiting")).isEmpty();
      assertThat(room.positions(webhook, "dead")).isEmpty();
    }
    assertThat(arrived.values().stream().mapToInt(List::size).sum())
        .as("some came twice, or no sender ever died behind a receiver")
        .isGreaterThan(happened.values().stream().mapToInt(List::size).sum());
  }

  private void step() {
    switch (random.nextInt(8)) {
      case 0, 1 -> takeIn();
      case 2 -> room.clock.forward(Duration.ofSeconds(random.nextInt(90)));
      default -> send();
    }
  }

  private void takeIn() {
    var events = new ArrayList<DomainEvent>();
    for (var n = random.nextInt(3); n >= 0; n--) {
      var deal = DEALS.get(random.nextInt(DEALS.size()));
      var pipeline = random.nextBoolean() ? "p1" : "p2";
      events.add(
          switch (random.nextInt(5)) {
            case 0 -> Sample.worth(deal, pipeline, "1.00", MONDAY); // nobody asked for it
            case 1, 2 -> Sample.won(deal, pipeline, "closing", null, MONDAY);
            case 3 -> Sample.newVersion(pipeline, 1, "a");
            default -> Sample.reopened(deal, pipeline, "closing", 1, MONDAY);
          });
    }
    var envelopes = room.takeIn(events);
    for (var n = 0; n < events.size(); n++) {
      note(events.get(n), envelopes.get(n));
    }
  }

  /** What is to come where, by rules of its own. */
  private void note(DomainEvent event, Envelope envelope) {
    var type = envelope.type();
    var chosen = type.equals(WON) || type.equals(REOPENED);
    if (chosen) {
      note("w1", envelope);
    }
    var data = io.dealstream.events.EventJson.MAPPER.valueToTree(event);
    var ofP1 = data.path("pipelineId").asString("").equals("p1");
    if (ofP1 && (chosen || type.equals(PIPELINE_CHANGED))) {
      note("w2", envelope);
    }
  }

  private void note(String webhook, Envelope envelope) {
    happened
        .computeIfAbsent(webhook + " " + envelope.subject(), _ -> new ArrayList<>())
        .add(envelope.id());
  }

  private void send() {
    var due = room.lanes.due(room.clock.instant());
    if (due.isEmpty()) {
      return;
    }
    var webhook = due.get(random.nextInt(due.size()));
    var leases =
        room.lanes.lease(
            webhook, 1 + random.nextInt(3), room.clock.instant(), room.settings.lease());
    var attempt = room.attempt(this::take, random);
    for (var lease : leases) {
      if (random.nextInt(10) > 0) { // or killed with the lease in its hands
        try {
          attempt.make(lease, () -> false);
        } catch (Killed _) {
          // its lease runs out
        }
      }
    }
  }

  /** Meanwhile others go on, and the sender's lease may run out under it. */
  private Outcome take(URI url, Signed message) {
    if (peace) {
      return arrive(url, message);
    }
    if (depth < 2 && random.nextInt(3) == 0) {
      depth++;
      for (var n = random.nextInt(4); n >= 0; n--) {
        step();
      }
      depth--;
    }
    return switch (random.nextInt(6)) {
      case 0 -> throw new Killed();
      case 1 -> {
        arrive(url, message);
        throw new Killed();
      }
      case 2 -> new Outcome.Refused(500);
      case 3 -> {
        arrive(url, message);
        yield new Outcome.Failed("the answer got lost");
      }
      default -> arrive(url, message);
    };
  }

  private Outcome arrive(URI url, Signed message) {
    var event = Receiver.JSON.readTree(message.body());
    assertThat(event.at("/id").asString()).isEqualTo(message.id());
    arrived
        .computeIfAbsent(
            url.getPath().substring(1) + " " + event.at("/subject").asString(),
            _ -> new ArrayList<>())
        .add(message.id());
    return new Outcome.Taken(200);
  }
}
