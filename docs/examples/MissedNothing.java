import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer downstream that can tell whether it has missed an event. It reads all event topics from the beginning to the end and says
 * what is not there; exit 0 only where nothing is missing.
 *
 * <pre>java -cp 'query-service/target/lib/*' docs/examples/MissedNothing.java 127.0.0.1:19092</pre>
 *
 * The client's own log is left out by {@code -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider}.
 *
 * Two counts tell. {@code ce_position} counts all events of all topics from 1 without a hole: it needs all of them. {@code ce_sequence}
 * counts those of one deal, lead, pipeline … from 0 without a hole: it needs one topic, as all of one are in one partition and in order.
 * What comes twice (a consumer that starts again reads again what it had not committed) is known by the same numbers, and passed over.
 */
class MissedNothing {

  static final List<String> EVERY_EVENT_TOPIC =
      List.of(
          "deal-events",
          "lead-events",
          "customer-events",
          "pipeline-events",
          "campaign-events",
          "goal-events",
          "automation-events");

  /** Of each aggregate, by topic and key, the sequence that comes next. */
  private final Map<String, Long> nextOf = new HashMap<>();

  /** Every position below this one has come. */
  private long nextPosition = 1;

  /** Those that have come before one below them. */
  private final TreeSet<Long> ahead = new TreeSet<>();

  private long again;
  private long missed;

  public static void main(String[] args) {
    if (args.length == 0) {
      System.err.println("MissedNothing BOOTSTRAP [TOPIC …]: which broker?");
      System.exit(2);
    }
    var given = Arrays.asList(args).subList(1, args.length);
    System.exit(new MissedNothing().read(args[0], given.isEmpty() ? EVERY_EVENT_TOPIC : given));
  }

  private int read(String broker, Collection<String> topics) {
    // An event counts once its transaction is committed; of an aborted one nothing may be seen.
    try (var consumer = consumer(broker, "read_committed");
        // A transaction is committed on one partition a moment before it is on the next: where topics end is asked of who
        // counts what is not yet committed, or half of a transaction could look like all of it.
        var uncommitted = consumer(broker, "read_uncommitted")) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      toTheEnd(consumer, uncommitted.endOffsets(partitions));
      // Ends are not asked for all at one instant. Whatever came with the last of the first round is there in the second.
      var upTo = ahead.isEmpty() ? nextPosition - 1 : ahead.last();
      toTheEnd(consumer, uncommitted.endOffsets(partitions));
      return told(upTo);
    }
  }

  private static KafkaConsumer<String, String> consumer(String broker, String isolation) {
    return new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", broker, "isolation.level", isolation),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private void toTheEnd(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(500)).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<String, String> record) {
    var aggregate = record.topic() + "/" + record.key();
    var sequence = number(record, "ce_sequence");
    var next = nextOf.getOrDefault(aggregate, 0L);
    if (sequence < next) {
      again++;
      return;
    }
    if (sequence > next) {
      missing(aggregate + ": " + next + " to " + (sequence - 1) + " of its events");
    }
    nextOf.put(aggregate, sequence + 1);
    // This is where an event is worked on: once, and in the order of its aggregate.
    ahead.add(number(record, "ce_position"));
    while (ahead.remove(nextPosition)) {
      nextPosition++;
    }
  }

  private static long number(ConsumerRecord<?, ?> record, String header) {
    var value = record.headers().lastHeader(header);
    if (value == null) {
      throw new IllegalStateException(
          record.topic() + "-" + record.partition() + "@" + record.offset() + " has no " + header);
    }
    return Long.parseLong(new String(value.value(), StandardCharsets.US_ASCII));
  }

  private int told(long upTo) {
    while (nextPosition <= upTo) {
      var there = ahead.isEmpty() ? upTo + 1 : Math.min(ahead.first(), upTo + 1);
      missing("positions " + nextPosition + " to " + (there - 1));
      nextPosition = there;
      while (ahead.remove(nextPosition)) {
        nextPosition++;
      }
    }
    System.out.printf(
        "positions 1 to %d, %d aggregates, %d seen again, %d holes%n",
        upTo, nextOf.size(), again, missed);
    return missed == 0 ? 0 : 1;
  }

  private void missing(String what) {
    missed++;
    System.out.println("missing " + what);
  }
}
