package io.dealstream.testing.sales;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts events on their topics as the publisher does, but for the chain of all and for transactions,
 * which nobody who is measured looks at.
 */
public final class EventTopics {

  private final Producer<String, byte[]> producer;
  private final Map<String, Envelope> newest = new HashMap<>();
  private long position;
  private long bytes;

  private EventTopics(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Makes the topics where they are not there.
   *
   * @return how many bytes of events of deals, keys and headers included
   */
  public static long fill(String servers, List<DealEvent> deals)
      throws ExecutionException, InterruptedException {
    TopicSetup.ensure(servers, Topics.all());
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 64 << 10);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var topics = new EventTopics(producer);
      var began = deals.getFirst().occurredAt();
      topics.send(Topics.PIPELINE_EVENTS.name(), SalesYear.pipeline(began)).get();
      topics.bytes = 0;
      Future<RecordMetadata> last = null;
      for (var event : deals) {
        last = topics.send(Topics.DEAL_EVENTS.name(), event);
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
      return topics.bytes;
    }
  }

  private Future<RecordMetadata> send(String topic, DomainEvent event) {
    var headers = new RecordHeaders();
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    envelope(event, value).writeTo(headers);
    bytes += value.length + event.subject().length();
    for (var header : headers) {
      bytes += header.key().length() + header.value().length;
    }
    return producer.send(
        new ProducerRecord<>(
            topic, null, event.occurredAt().toEpochMilli(), event.subject(), value, headers));
  }

  private Envelope envelope(DomainEvent event, byte[] value) {
    position++;
    var before = newest.get(event.subject());
    var unchained = envelope(event, before == null ? 0 : before.sequence() + 1, Chain.start());
    var chain =
        Chain.ofAggregate(
            before == null ? Chain.start() : before.dealChain(), Link.of(unchained, value));
    var envelope = envelope(event, unchained.sequence(), chain);
    newest.put(event.subject(), envelope);
    return envelope;
  }

  private Envelope envelope(DomainEvent event, long sequence, byte[] chain) {
    return new Envelope(
        "e-" + position,
        EventNames.nameOf(event.getClass()),
        Envelope.SOURCE,
        event.subject(),
        event.occurredAt().toString(),
        Instant.EPOCH.plusMillis(position).toString(),
        sequence,
        position,
        Chain.start(),
        chain,
        "",
        "",
        "bench");
  }
}
