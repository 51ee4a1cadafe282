package io.dealstream.query.intake;

import static java.util.stream.Collectors.toSet;

import java.util.List;
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

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    var key = Reading.of(record).key();
    var before = progress.of(List.of(key)).getOrDefault(key, Progress.none(key));
    progress.save(List.of(before.setAside(why)));
    deadLetters.keep(record, why);
  }
}
