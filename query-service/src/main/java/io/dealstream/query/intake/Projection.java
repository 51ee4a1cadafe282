package io.dealstream.query.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A read model that events are folded into. */
public interface Projection {

  /**
   * Within the transaction that moves the offsets.
   *
   * @param events new ones only, each aggregate's in its order and without a gap
   * @throws Inapplicable where one contradicts what came before it
   */
  void apply(List<Recorded> events);

  /**
   * The read model it fills, by the name it is rebuilt by; null where it fills none, but queues or
   * sends: what was sent once is not sent again by reading again.
   */
  default @Nullable String readModel() {
    return null;
  }

  /** What fills those read models and no others; empty where this has no part in it. */
  default Optional<Projection> filling(Set<String> models) {
    var own = readModel();
    return own != null && models.contains(own) ? Optional.of(this) : Optional.empty();
  }
}
