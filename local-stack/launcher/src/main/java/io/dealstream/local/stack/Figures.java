package io.dealstream.local.stack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.dealstream.events.topic.Topics;
import io.dealstream.local.patience.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the figures tell of all events there are. */
final class Figures {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final long ANSWER_SECONDS = 10;

  private Figures() {}

  /** Returns once they do, or when the patience is over: late figures are no reason to fail. */
  static void awaitCaughtUp(String kafka, Duration longest) throws InterruptedException {
    var patience = Patience.of(longest, BETWEEN_LOOKS);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      while (patience.lasts() && behind(admin) > 0) {
        patience.pause();
      }
    } catch (ExecutionException | TimeoutException unknown) {
      LOG.warn("how far the figures are could not be read", unknown);
    }
  }

  /** How many records, of events and of what is on its way between the stages. */
  private static long behind(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var done =
        admin
            .listConsumerGroupOffsets(Topics.FIGURES_GROUP)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    var latest = done.keySet().stream().collect(toMap(p -> p, _ -> OffsetSpec.latest()));
    var ends =
        admin
            .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    return done.entrySet().stream()
        .mapToLong(e -> requireNonNull(ends.get(e.getKey())).offset() - e.getValue().offset())
        .sum();
  }
}
