package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.figures.Unsent.Pace;
import io.dealstream.metrics.stores.Sum;
import io.dealstream.metrics.stores.Waiting;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnsentTest {

  private static final int COUNT = 3;
  private static final int MOST_WAITING = 20_000;
  private static final long NOW = 1_700_000_000_000L;

  private final Waiting<Tally> waiting =
      Waiting.store("dirty", Tally.CODEC, Sum.of(Tally::plus)).build();
  private final Map<String, Long> sent = new HashMap<>();
  private final Unsent<Tally> unsent =
      new Unsent<>(waiting, new Pace(_ -> 15_000, 15_000, 40, MOST_WAITING), this::send);
  private int most;

  /** A day is added to its week and its month, as windows are. */
  private void send(String key, Tally sum) {
    sent.merge(key, sum.sum(COUNT), Long::sum);
    if (key.startsWith("day:")) {
      var day = Integer.parseInt(key.substring("day:".length()));
      add("week:" + day / 7, sum);
      add("month:" + day / 30, sum);
    }
  }

  private void add(String key, Tally change) {
    unsent.add(key, change, NOW);
    most = Math.max(most, waiting.size());
  }

  @Test
  void many_more_keys_than_may_wait_go_out_in_their_turn_and_none_is_lost() {
    var days = 3 * MOST_WAITING;
    var random = new Random(3);
    var model = new HashMap<String, Long>();
    unsent.hold();
    for (var i = 0; i < 2 * days; i++) {
      var day = i < days ? i : random.nextInt(days);
      add("day:" + day, new Numbers().add(COUNT, 1).tally());
      for (var key : new String[] {"day:" + day, "week:" + day / 7, "month:" + day / 30}) {
        model.merge(key, 1L, Long::sum);
      }
    }
    assertThat(most).isLessThan(MOST_WAITING + MOST_WAITING / 10);
    for (var later = NOW; waiting.size() > 0; later += 15_000) {
      unsent.tick(later, 10_000);
    }
    assertThat(sent).isEqualTo(model);
  }
}
