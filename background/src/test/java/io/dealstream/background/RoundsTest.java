package io.dealstream.background;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(20)
class RoundsTest {

  private static final Duration OFTEN = Duration.ofMillis(1);
  private static final Duration SELDOM = Duration.ofMinutes(10);

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

  @Test
  void whoever_has_something_to_do_need_not_wait_for_the_next_look() throws Exception {
    var looks = new CountDownLatch(2);
    var news = new WakeUp();
    var rounds = new Rounds("test", SELDOM, _ -> count(looks)).wokenBy(news);
    rounds.start();
    news.signal();
    looks.await();
    rounds.stop();
  }

  @Test
  void a_failure_is_tried_again_and_told_once_until_it_is_another() throws Exception {
    var tries = List.of("away", "away", "", "away", "full", "full").iterator();
    var over = new CountDownLatch(1);
    var told = listening();
    var rounds = new Rounds("test", OFTEN, _ -> tryThat(tries, over));
    rounds.start();
    over.await();
    rounds.stop();
    assertThat(told.list)
        .filteredOn(line -> line.getLevel() == Level.WARN)
        .extracting(line -> line.getThrowableProxy().getMessage())
        .containsExactly("away", "away", "full");
  }

  private static boolean count(CountDownLatch looks) {
    looks.countDown();
    return false;
  }

  private static boolean tryThat(Iterator<String> tries, CountDownLatch over) {
    var trouble = tries.hasNext() ? tries.next() : "";
    if (!tries.hasNext()) {
      over.countDown();
    }
    if (!trouble.isEmpty()) {
      throw new IllegalStateException(trouble);
    }
    return false;
  }

  private static ListAppender<ILoggingEvent> listening() {
    var told = new ListAppender<ILoggingEvent>();
    told.start();
    ((Logger) LoggerFactory.getLogger(Rounds.class)).addAppender(told);
    return told;
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
