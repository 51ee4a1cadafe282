package io.dealstream.command.store;

import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Which aggregate a command is for stands beside it, so that commands stay free of Axon. No
 * expected version is given to Axon, which would check it before knowing who asks, and not at all
 * where the aggregate may be new: the aggregate checks it, in the order callers are promised.
 */
final class AggregateTarget implements CommandTargetResolver {

  static final String KEY = "aggregateId";

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    var id = Objects.requireNonNull(command.getMetaData().get(KEY), "sent past Commands");
    return new VersionedAggregateIdentifier((String) id, null);
  }
}
