package io.dealstream.query.intake;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Brings the event topics to the projections. */
@Component
class EventReceiver implements Receiver {

  private final ProgressTable progress;
  private final DeadLetters deadLetters;
  private final List<Projection> projections;

  EventReceiver(ProgressTable progress, DeadLetters deadLetters, List<Projection> projections) {
    this.progress = progress;
    this.deadLetters = deadLetters;
    this.projections = projections;
  }

  @Override
  public Feed feed() {
    return Feed.EVENTS;
  }

  @Override
  public void receive(List<ConsumerRecord<String, byte[]>> records) {
    var readings = records.stream().map(Reading::of).toList();
    var keys = readings.stream().map(Reading::key).collect(toSet());
    var sequencing = Sequencing.of(progress.of(keys), readings);
    if (!sequencing.taken().isEmpty()) {
      projections.forEach(projection -> projection.apply(sequencing.taken()));
    }
    progress.save(sequencing.changed());
    deadLetters.keep(sequencing.refused());
  }

  /**
   * The aggregate stays set aside meanwhile: that what waits of it has all been taken is for {@link
   * Replaying} to see.
   */
  @Override
  public void takeAgain(ConsumerRecord<String, byte[]> record) {
    var reading = Reading.of(record);
    var before = progress.of(reading.key());
    if (isThere(reading, before)) {
      return;
    }
    var sequencing = Sequencing.of(Map.of(before.key(), before.released()), List.of(reading));
    if (!sequencing.taken().isEmpty()) {
      projections.forEach(projection -> projection.apply(sequencing.taken()));
      var why = before.setAside();
      progress.save(
          sequencing.changed().stream().map(p -> why == null ? p : p.setAside(why)).toList());
    }
    deadLetters.keep(sequencing.refused());
  }

  /** Where the event in its place was applied, a spoilt record no longer says anything. */
  private static boolean isThere(Reading reading, Progress before) {
    var sequence = reading.sequence();
    return sequence.isPresent() && sequence.getAsLong() <= before.lastSequence();
  }

  /** Goes on with an aggregate of which nothing waits any more. */
  void release(AggregateKey key) {
    var before = progress.of(key);
    if (before.setAside() != null) {
      progress.save(List.of(before.released()));
    }
  }

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    var key = Reading.of(record).key();
    var before = progress.of(key);
    progress.save(List.of(before.setAside(why)));
    deadLetters.keep(record, why);
  }

  @Override
  public Optional<Receiver> filling(Set<String> models) {
    var parts = projections.stream().map(p -> p.filling(models)).flatMap(Optional::stream).toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventReceiver(progress, deadLetters, parts));
  }
}
