package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddingUpTest {

  private static final List<String> ITEMS = List.of("pitch", "closing:visit", "-", "ąę%20");
  private static final int COUNT = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothing_is_lost_and_nothing_counts_twice(long seed) {
    var chance = new Random(seed);
    for (var round = 0; round < 100; round++) {
      var events = new ArrayList<Additions>();
      for (var left = 1 + chance.nextInt(30); left > 0; left--) {
        events.add(event(chance));
      }
      assertThat(bySpot(List.of(sum(events)))).isEqualTo(bySpot(events));
    }
  }

  @Test
  void what_many_events_add_to_one_quarter_of_an_hour_and_to_the_present_is_one_gain_each() {
    var events =
        LongStream.rangeClosed(1, 50)
            .mapToObj(
                _ ->
                    new Additions(List.of(gain(new Spot("pitch", 7)), gain(Spot.present("pitch")))))
            .toList();
    assertThat(sum(events).gains())
        .containsExactlyInAnyOrder(
            new Gain(new Spot("pitch", 7), count(50)), new Gain(Spot.present("pitch"), count(50)));
  }

  @Test
  void of_a_present_that_is_said_the_last_word_stays() {
    var slot = Slots.latestOf(4);
    var events =
        LongStream.of(30, 10, 20)
            .mapToObj(
                oldest ->
                    new Additions(
                        List.of(
                            new Gain(
                                Spot.present("pitch"),
                                new Numbers().latest(slot, oldest).tally()))))
            .toList();
    assertThat(sum(events).gains().getFirst().tally().get(slot, 0)).isEqualTo(20);
  }

  @Test
  void many_gains_go_on_in_portions_and_in_their_order() {
    var adding = new AddingUp();
    LongStream.range(0, 4_500)
        .forEach(quarter -> adding.add(new Additions(List.of(gain(new Spot("pitch", quarter))))));
    var portions = new ArrayList<Additions>();
    adding.portions(portions::add);
    assertThat(portions)
        .extracting(portion -> portion.gains().size())
        .containsExactly(2_000, 2_000, 500);
    assertThat(portions.stream().flatMap(portion -> portion.gains().stream()))
        .extracting(gain -> gain.spot().quarter())
        .containsExactlyElementsOf(LongStream.range(0, 4_500).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void what_was_written_is_read(long seed) {
    var chance = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var event = event(chance);
      var bytes = Additions.CODEC.serializer().serialize("", event);
      assertThat(Additions.CODEC.deserializer().deserialize("", bytes)).isEqualTo(event);
    }
  }

  private static Additions sum(List<Additions> events) {
    var adding = new AddingUp();
    events.forEach(adding::add);
    return adding.sum();
  }

  /** Of few items and quarters, so that some meet; before 1970 too. */
  private static Additions event(Random chance) {
    var spots = new ArrayList<Gain>();
    for (var left = 1 + chance.nextInt(5); left > 0; left--) {
      var item = ITEMS.get(chance.nextInt(ITEMS.size()));
      var spot =
          chance.nextInt(4) == 0 ? Spot.present(item) : new Spot(item, chance.nextInt(9) - 4);
      spots.add(new Gain(spot, count(1 + chance.nextInt(9))));
    }
    return new Additions(spots);
  }

  private static Map<String, Long> bySpot(List<Additions> all) {
    var sums = new TreeMap<String, Long>();
    for (var additions : all) {
      for (var gain : additions.gains()) {
        sums.merge(gain.spot().toString(), gain.tally().sum(COUNT), Long::sum);
      }
    }
    return sums;
  }

  private static Gain gain(Spot spot) {
    return new Gain(spot, count(1));
  }

  private static Tally count(long count) {
    return new Numbers().add(COUNT, count).tally();
  }
}
