package io.dealstream.recount.scores;

import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deal: what was known when it was opened, and what it came to. */
final class DealStory {

  /**
   * @param won null where the outcome was taken back
   */
  record Turn(Instant recordedAt, @Nullable Boolean won) {}

  private final @Nullable String leadId;
  private final Traits opening;
  private final long opened;
  private final List<Turn> turns = new ArrayList<>(1);
  private long last;

  DealStory(long position, DealEvent.Opened event) {
    leadId = event.leadId();
    opening = Traits.of(event);
    opened = position;
    last = position;
  }

  void take(long position, Instant recordedAt, DealEvent event) {
    switch (event) {
      case DealEvent.Won _ -> turn(position, recordedAt, true);
      case DealEvent.Lost _ -> turn(position, recordedAt, false);
      case DealEvent.Reopened _, DealEvent.Merged _, DealEvent.Deleted _ ->
          turn(position, recordedAt, null);
      default -> {}
    }
  }

  private void turn(long position, Instant recordedAt, @Nullable Boolean won) {
    if (!Objects.equals(won, won())) {
      turns.add(new Turn(recordedAt, won));
    }
    last = position;
  }

  @Nullable String leadId() {
    return leadId;
  }

  Traits opening() {
    return opening;
  }

  /** The position at which it was opened. */
  long opened() {
    return opened;
  }

  /** The position of the last event of it that counts. */
  long last() {
    return last;
  }

  /** Each change of its outcome. */
  List<Turn> turns() {
    return turns;
  }

  /** Null while it is undecided. */
  @Nullable Boolean won() {
    return turns.isEmpty() ? null : turns.getLast().won;
  }
}
