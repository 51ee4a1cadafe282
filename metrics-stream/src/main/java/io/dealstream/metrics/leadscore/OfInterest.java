package io.dealstream.metrics.leadscore;

import io.dealstream.events.EventReading;
import io.dealstream.events.audit.EventHeaders;
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
    var type = EventHeaders.text(record.headers(), EventHeaders.TYPE);
    if (type != null && counts(type)) {
      context().forward(record);
    }
  }

  private static boolean counts(String name) {
    var type = EventReading.TODAY.typeOf(name);
    return type != null && (OF_DEALS.contains(type) || LeadEvent.class.isAssignableFrom(type));
  }
}
