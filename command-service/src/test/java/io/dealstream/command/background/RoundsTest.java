package io.dealstream.command.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoundsTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void a_stop_waits_for_the_round_under_way() throws Exception {
    var rounds = begin(() -> Thread.sleep(Duration.ofMillis(300))); // as a piece of work takes
    rounds.stop();
    assertThat(ended.getCount()).as("rounds not ended").isZero();
  }

  @Test
  void a_round_that_is_not_answered_holds_no_stop_up() throws Exception {
    var rounds = begin(new CountDownLatch(1)::await);
    rounds.stop();
    assertThat(ended.getCount()).as("rounds not ended").isZero();
    assertThat(rounds.isRunning()).isFalse();
  }

  private interface Work {
    void run() throws Exception;
  }

  private Rounds begin(Work work) throws InterruptedException {
    var rounds =
        new Rounds(
            "test",
            Duration.ofMillis(10),
            _ -> {
              begun.countDown();
              try {
                work.run();
              } finally {
                ended.countDown();
              }
              return true;
            });
    rounds.start();
    begun.await();
    return rounds;
  }
}
