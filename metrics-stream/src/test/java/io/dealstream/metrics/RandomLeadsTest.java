package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories of leads, of what became of them and of what they cost, each topic as late as it
 * likes: every figure of every window, compared with {@link NaiveLeads}.
 */
class RandomLeadsTest {

  private static final int EVENTS = 240;

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_plain_loops_make_of_the_events(long seed) {
    var random = new Random(seed);
    var story = new LeadsStory(random);
    var topics = new TreeMap<String, Queue<Recorded>>();
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      for (var i = 1; i <= EVENTS; i++) {
        for (var event : story.next()) {
          topics.computeIfAbsent(kindOf(event), _ -> new ArrayDeque<>()).add(event);
        }
        stream.passUntil(story.clock());
        topics.values().forEach(waiting -> deliver(stream, random, waiting, random.nextInt(4)));
        if (i % (EVENTS / 3) == 0) {
          topics.values().forEach(waiting -> deliver(stream, random, waiting, waiting.size()));
          stream.settle();
          compare(stream, story);
        }
      }
      stream.passUntil(story.clock().plus(Duration.ofDays(60)));
      stream.settle();
      compare(stream, story);
      assertThat(stream.alarms).isEmpty();
    }
  }

  private static String kindOf(Recorded event) {
    return event.event().getClass().getPackageName();
  }

  private static void deliver(
      StreamUnderTest stream, Random random, Queue<Recorded> waiting, int many) {
    for (var n = 0; n < many && !waiting.isEmpty(); n++) {
      var event = waiting.remove();
      stream.take(event);
      if (random.nextInt(8) == 0) {
        stream.take(event);
      }
    }
  }

  private static void compare(StreamUnderTest stream, LeadsStory story) {
    NaiveLeads.of(story.pen.written).compare(stream, NaiveLeads::fields);
    SecondPath.compare(stream, story.pen.written.stream().map(Recorded::event).toList());
  }
}
