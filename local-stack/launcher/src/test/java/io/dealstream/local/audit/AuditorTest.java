package io.dealstream.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.local.audit.Auditor.Difference;
import io.dealstream.local.audit.Told.Bare;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditorTest {

  private static final int EVENTS = 60;
  private static final int EVERY = 8;
  private static final int LAST_VOUCHED = EVENTS / EVERY * EVERY;
  private static final CheckpointKey KEY = CheckpointKey.generate();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_is_as_it_was_published_is_right(long seed) {
    var told = Told.of(seed, EVENTS);
    var auditor = Auditor.of(told.checkpoints(EVERY, KEY));
    assertThat(first(auditor, told.records())).isNull();
    assertThat(auditor.position()).isEqualTo(EVENTS);
    assertThat(auditor.held()).isEqualTo(EVENTS / EVERY);
    assertThat(auditor.vouched()).isEqualTo(LAST_VOUCHED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_first_that_was_changed_dropped_swapped_or_put_in_between_is_named(long seed) {
    var random = new Random(seed);
    var told = Told.of(seed, EVENTS);
    for (var n = 0; n < 40; n++) {
      var records = new ArrayList<>(told.records());
      var position = 1 + random.nextInt(EVENTS - 1);
      var found = tampered(records, position, random);
      assertThat(first(Auditor.of(told.checkpoints(EVERY, KEY)), records))
          .as("%d: %s", position, found)
          .isNotNull()
          .satisfies(
              difference -> assertThat(difference.where()).matches("position " + found + "( .*)?"));
    }
  }

  /** At which position it must be noticed. */
  private static long tampered(
      List<ConsumerRecord<String, byte[]>> records, int position, Random random) {
    var index = position - 1;
    var record = records.get(index);
    switch (random.nextInt(6)) {
      case 0 -> records.set(index, with(record, record.key(), "{}"));
      case 1 -> records.set(index, with(record, record.key() + "x", text(record)));
      case 2 -> {
        records.remove(index);
        return position;
      }
      case 3 -> {
        records.set(index, records.get(index + 1)); // missing, and then twice: missing comes first
        records.set(index + 1, record);
      }
      case 4 -> {
        records.add(index + 1, record);
        return position;
      }
      default -> {
        var name =
            List.of("ce_actor", "ce_time", "ce_id", "ce_chain", "ce_dealchain", "ce_type")
                .get(random.nextInt(6));
        var other = with(record, record.key(), text(record));
        var value = new String(other.headers().lastHeader(name).value(), UTF_8);
        other.headers().remove(name);
        other.headers().add(name, value.replace(value.charAt(0), '0').concat("00").getBytes(UTF_8));
        records.set(index, other);
      }
    }
    return position;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_history_that_was_written_anew_as_a_whole_does_not_agree_with_what_was_signed(long seed) {
    var told = Told.of(seed, EVENTS);
    var checkpoints = told.checkpoints(EVERY, KEY);
    var position = 1 + new Random(seed).nextInt(LAST_VOUCHED);
    var was = told.events.get(position - 1);
    told.events.set(position - 1, new Bare(was.topic(), was.key(), "{\"n\":0}"));
    var difference = first(Auditor.of(checkpoints), told.records());
    var before = (position - 1) / EVERY * EVERY;
    assertThat(difference).isNotNull();
    assertThat(difference.where())
        .isEqualTo("positions %d to %d".formatted(before + 1, before + EVERY));
    assertThat(difference.what()).startsWith("written anew");
  }

  @Test
  void an_end_that_was_cut_off_is_missing() {
    var told = Told.of(1, EVENTS);
    var records = told.records().subList(0, 50);
    assertThat(first(Auditor.of(told.checkpoints(EVERY, KEY)), records))
        .hasToString("positions 51 to 56: missing: they were vouched for");
  }

  @Test
  void only_the_owner_of_the_key_vouches() {
    var checkpoints = Told.of(1, EVENTS).checkpoints(EVERY, KEY);
    var other = CheckpointKey.generate();
    assertThat(Auditor.unsigned(checkpoints, List.of(KEY.open()))).isNull();
    assertThat(Auditor.unsigned(checkpoints, List.of(other.open(), KEY.open()))).isNull();
    assertThat(Auditor.unsigned(checkpoints, List.of(other.open())))
        .hasToString(
            "checkpoint of position 8: not signed by the owner of the key (it names %s)"
                .formatted(KEY.id()));
    var twice = new ArrayList<>(checkpoints);
    twice.add(Checkpoint.of(16, new byte[32], Told.AT, KEY));
    assertThat(Auditor.unsigned(twice, List.of(KEY.open())))
        .hasToString("checkpoint of position 16: two were signed, and they differ");
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  private static ConsumerRecord<String, byte[]> with(
      ConsumerRecord<String, byte[]> record, String key, String value) {
    var other =
        new ConsumerRecord<>(
            record.topic(), record.partition(), record.offset(), key, value.getBytes(UTF_8));
    record.headers().forEach(header -> other.headers().add(header));
    return other;
  }

  private static @Nullable Difference first(
      Auditor auditor, List<ConsumerRecord<String, byte[]>> records) {
    for (var record : records) {
      var difference = auditor.see(record);
      if (difference != null) {
        return difference;
      }
    }
    return auditor.end();
  }
}
