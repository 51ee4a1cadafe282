package io.dealstream.command.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Puts around each event where its command came from: that, and nothing else. */
final class Correlation implements CorrelationDataProvider {

  private static final Set<String> KEPT =
      Set.of(Origin.ACTOR, Origin.CORRELATION, Origin.CAUSATION);

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    var kept = new HashMap<String, Object>(message.getMetaData());
    kept.keySet().retainAll(KEPT);
    return kept;
  }
}
