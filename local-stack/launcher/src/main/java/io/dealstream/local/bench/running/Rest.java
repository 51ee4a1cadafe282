package io.dealstream.local.bench.running;

import static java.util.stream.Collectors.toMap;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.lag.StreamLag;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.terminal.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Whether figures still come: after many events at once, windows of owners do for minutes. */
final class Rest {

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final long ANSWER_SECONDS = 30;

  private Rest() {}

  /**
   * Returns once the stream has read all there is, and no figure has come for five seconds.
   *
   * @param eye told how many have come since this began
   */
  static void await(String kafka, LongConsumer eye) throws InterruptedException {
    var quiet = Patience.of(QUIET, BETWEEN_LOOKS);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      var first = told(admin);
      var last = first;
      while (quiet.lasts()) {
        quiet.pause();
        var now = told(admin);
        if (now > last || StreamLag.records(admin) > 0) {
          quiet.renew();
        }
        last = now;
        eye.accept(now - first);
      }
    } catch (ExecutionException | TimeoutException unknown) {
      throw new Refusal(
          "Kafka does not say whether figures come: " + unknown.getMessage(), unknown);
    }
  }

  private static long told(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var names = Topics.METRIC_TOPICS.stream().map(Topic::name).toList();
    var topics = admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    var latest =
        topics.values().stream()
            .flatMap(
                t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
            .collect(toMap(p -> p, _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }
}
