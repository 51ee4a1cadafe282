package io.dealstream.recount.lives;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.recount.lives.Turn.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deal's turns, as they come. */
final class Turns {

  private final List<Turn> all = new ArrayList<>();
  private int decidedBy;

  List<Turn> all() {
    return Collections.unmodifiableList(all);
  }

  /**
   * @param decision as it is after the event
   */
  void note(
      DealEvent event, @Nullable Holding was, @Nullable Holding is, @Nullable Decision decision) {
    if (Objects.equals(was, is) && !(event instanceof DealEvent.CloseDateChanged && is != null)) {
      return;
    }
    if (decision != null) {
      decidedBy = all.size();
    }
    all.add(new Turn(event, was, is, decision == null ? null : decision.value()));
  }

  /** Of a decided deal. */
  void restate(BigDecimal value) {
    all.set(decidedBy, all.get(decidedBy).worth(value));
  }
}
