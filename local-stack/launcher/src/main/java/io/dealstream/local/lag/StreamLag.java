package io.dealstream.local.lag;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.dealstream.events.topic.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;

/** What is there for the stream that makes figures, and not yet read by it. */
public final class StreamLag {

  private static final long ANSWER_SECONDS = 10;

  private StreamLag() {}

  /**
   * How many records, of events and of what is on its way between the stages. What is not yet
   * committed counts: that events were read may be committed a moment before what was handed on of
   * them.
   */
  public static long records(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var done =
        admin
            .listConsumerGroupOffsets(Topics.FIGURES_GROUP)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    var latest = done.keySet().stream().collect(toMap(p -> p, _ -> OffsetSpec.latest()));
    var ends = admin.listOffsets(latest).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    return done.entrySet().stream()
        .mapToLong(e -> requireNonNull(ends.get(e.getKey())).offset() - e.getValue().offset())
        .sum();
  }
}
