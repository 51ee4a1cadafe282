package io.dealstream.query.intake;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.query.intake.Reading.Readable;
import io.dealstream.query.intake.Reading.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decides of each record, in order, what becomes of it: the aggregate's next event is taken, one it
 * has is skipped, and one that cannot follow sets the aggregate aside, with all that come after it.
 */
final class Sequencing {

  /** A record that is kept as a dead letter. */
  record Refused(ConsumerRecord<String, byte[]> record, String why) {}

  private final Map<AggregateKey, Progress> before;
  private final Map<AggregateKey, Progress> changed = new LinkedHashMap<>();
  private final List<Recorded> taken = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  Sequencing(Map<AggregateKey, Progress> before) {
    this.before = new HashMap<>(before);
  }

  static Sequencing of(Map<AggregateKey, Progress> before, List<Reading> readings) {
    var sequencing = new Sequencing(before);
    readings.forEach(sequencing::next);
    return sequencing;
  }

  private void next(Reading reading) {
    var progress = progressOf(reading.key());
    var earlier = progress.setAside();
    switch (reading) {
      case Readable r when r.recorded().envelope().sequence() <= progress.lastSequence() -> {}
      case Reading r when earlier != null ->
          refused.add(new Refused(r.record(), "set aside before: " + earlier));
      case Unreadable r -> setAside(progress, r, r.why());
      case Readable r when !follows(progress, r.recorded()) ->
          setAside(progress, r, "a gap: it follows " + progress.lastSequence());
      case Readable r when !chained(progress, r.recorded()) ->
          setAside(progress, r, "its chain does not continue the aggregate's");
      case Readable r -> {
        taken.add(r.recorded());
        changed.put(r.key(), progress.after(r.recorded()));
      }
    }
  }

  private Progress progressOf(AggregateKey key) {
    var present = changed.get(key);
    return present != null ? present : before.getOrDefault(key, Progress.none(key));
  }

  private void setAside(Progress progress, Reading reading, String why) {
    refused.add(new Refused(reading.record(), why));
    changed.put(progress.key(), progress.setAside(why));
  }

  private static boolean follows(Progress progress, Recorded recorded) {
    return recorded.envelope().sequence() == progress.lastSequence() + 1;
  }

  private static boolean chained(Progress progress, Recorded recorded) {
    var link = Link.of(recorded.envelope(), recorded.value());
    return Arrays.equals(
        Chain.ofAggregate(progress.chain(), link), recorded.envelope().dealChain());
  }

  List<Recorded> taken() {
    return taken;
  }

  List<Refused> refused() {
    return refused;
  }

  List<Progress> changed() {
    return List.copyOf(changed.values());
  }
}
