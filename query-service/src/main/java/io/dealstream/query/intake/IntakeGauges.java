package io.dealstream.query.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** How far behind the intake is, and what it had to set aside. */
@Component
class IntakeGauges implements MeterBinder {

  private final Readers readers;
  private final ProgressTable progress;
  private final KeptLetters letters;

  IntakeGauges(Readers readers, ProgressTable progress, KeptLetters letters) {
    this.readers = readers;
    this.progress = progress;
    this.letters = letters;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("dealstream.intake.set.aside", progress, ProgressTable::countSetAside)
        .description("aggregates of which nothing more is applied until someone has looked")
        .register(registry);
    Gauge.builder("dealstream.intake.dead.letters", letters, KeptLetters::count)
        .description("records that were set aside and wait to be taken again")
        .register(registry);
    for (var reader : readers.all()) {
      for (var topic : reader.feed().topics()) {
        for (var n = 0; n < topic.partitions(); n++) {
          lag(reader, new TopicPartition(topic.name(), n)).register(registry);
        }
      }
    }
  }

  private static Gauge.Builder<Reader> lag(Reader reader, TopicPartition partition) {
    return Gauge.builder(
            "dealstream.intake.lag",
            reader,
            r -> {
              var lag = r.lagOf(partition);
              return lag.isPresent() ? lag.getAsLong() : Double.NaN;
            })
        .description("records not yet read; of this instance's partitions only")
        .tag("topic", partition.topic())
        .tag("partition", Integer.toString(partition.partition()));
  }
}
