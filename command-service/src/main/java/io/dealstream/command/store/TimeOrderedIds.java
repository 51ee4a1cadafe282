package io.dealstream.command.store;

import com.github.f4b6a3.uuid.UuidCreator;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids that grow with time, so that an index on them grows at its end. Found by Axon as a service.
 */
public final class TimeOrderedIds extends IdentifierFactory {

  @Override
  public String generateIdentifier() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
