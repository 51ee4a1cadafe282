package io.dealstream.metrics.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.metrics.alerts.Stay.Last;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchCodecTest {

  private static final long NOW = 1_700_000_000_000L;

  static Stream<Watch> watches() {
    var age = new Limit(AlertKind.OVERSTAYED, 30, NOW + 5, true);
    var idle = new Limit(AlertKind.IDLE, 7, -5, false);
    var anna = new Last("anna", null, "fair", 3, 17);
    var ben = new Last("bén", "north", null, 0, 1);
    return Stream.of(
        Watch.since(NOW),
        new Watch(-1, Map.of("f1", NOW, "f2", -7L), null, NOW),
        new Watch(NOW, Map.of(), new Stay("p", "a", 2, List.of(age, idle), anna), -3),
        new Watch(NOW, Map.of("f", NOW), new Stay("p", "a", 1, List.of(idle), ben), Watch.NEVER),
        new Watch(NOW, Map.of(), new Stay("p", "a", 1, List.of(age), ben), NOW));
  }

  @ParameterizedTest
  @MethodSource("watches")
  void a_watch_is_read_as_it_was_written(Watch watch) {
    assertThat(WatchCodec.read(new ByteReader(bytes(watch)), NOW)).isEqualTo(watch);
  }

  @Test
  void where_there_is_nothing_to_watch_it_is_small() {
    assertThat(bytes(Watch.since(NOW))).hasSize(3);
  }

  private static byte[] bytes(Watch watch) {
    var out = new ByteWriter();
    WatchCodec.write(out, watch, NOW);
    return out.bytes();
  }
}
