package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.running.StreamHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class FailingStreamTest {

  @TempDir Path folder;

  @Test
  void an_exception_stops_the_stream_says_so_and_ends_the_process() throws Exception {
    var failures = new AtomicInteger();
    var bytes = new ByteArrayDeserializer();
    var topology =
        new Topology()
            .addSource("in", bytes, bytes, Topics.DEAL_EVENTS.name())
            .addProcessor("fail", Failing::new, "in");
    try (var broker = BrokerUnderTest.emptied()) {
      var stream = RunningUnderTest.of(topology, "failing", folder, failures);
      var health = new StreamHealth(stream);
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      stream.start();
      try {
        await().atMost(Duration.ofMinutes(4)).until(stream::ready);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        var pen = new Pen();
        pen.pipeline("p", 1, 0, "a");
        broker.publish(List.of(pen.open("d", "p", "a", "anna", null, Instant.EPOCH)));
        await().atMost(Duration.ofMinutes(4)).untilAtomic(failures, is(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      } finally {
        stream.stop();
      }
    }
  }

  private static final class Failing implements Processor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      throw new IllegalStateException("made to fail");
    }
  }
}
