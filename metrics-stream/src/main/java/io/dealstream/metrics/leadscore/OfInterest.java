package io.dealstream.metrics.leadscore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventReading;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Lets through what a score depends on: all of leads, and of deals where they begin and end. */
final class OfInterest<K, V> extends ContextualProcessor<K, V, K, V> {

  private static final Set<Class<?>> OF_DEALS =
      Set.of(
          DealEvent.Opened.class,
          DealEvent.Won.class,
          DealEvent.Lost.class,
          DealEvent.Reopened.class,
          DealEvent.Merged.class,
          DealEvent.Deleted.class);

  @Override
  public void process(Record<K, V> record) {
    var type = record.headers().lastHeader("ce_type");
    if (type != null && type.value() != null && counts(new String(type.value(), UTF_8))) {
      context().forward(record);
    }
  }

  private static boolean counts(String name) {
    var type = EventReading.TODAY.typeOf(name);
    return type != null && (OF_DEALS.contains(type) || LeadEvent.class.isAssignableFrom(type));
  }
}
