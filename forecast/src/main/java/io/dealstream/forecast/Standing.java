package io.dealstream.forecast;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a deal stands after some of its steps, and the visits that brought it there. */
final class Standing {

  private final String dealId;
  private final List<Visit> visits = new ArrayList<>();
  private @Nullable String stage;
  private @Nullable Instant enteredAt;
  private @Nullable Instant openedAt;
  private Step.@Nullable Ended ended;
  private @Nullable BigDecimal amount;

  private Standing(String dealId) {
    this.dealId = dealId;
  }

  static Standing after(DealHistory history) {
    var standing = new Standing(history.dealId());
    history.steps().forEach(standing::take);
    return standing;
  }

  private void take(Step step) {
    switch (step) {
      case Step.Entered(var at, var to) -> enter(at, to);
      case Step.Ended outcome -> end(outcome);
      case Step.Valued(var at, var worth) -> amount = worth;
    }
  }

  private void enter(Instant at, String to) {
    if (to.equals(stage)) {
      return;
    }
    leave(at);
    openedAt = openedAt == null ? at : openedAt;
    stage = to;
    enteredAt = at;
    ended = null;
  }

  private void end(Step.Ended outcome) {
    if (stage != null) {
      leave(outcome.at());
      ended = outcome;
    }
  }

  private void leave(Instant at) {
    if (stage != null && enteredAt != null) {
      visits.add(new Visit(stage, enteredAt, at));
    }
    stage = null;
    enteredAt = null;
  }

  Optional<OpenDeal> open() {
    return stage == null || enteredAt == null || openedAt == null
        ? Optional.empty()
        : Optional.of(
            new OpenDeal(dealId, stage, enteredAt, openedAt, amount, ForecastCategory.PIPELINE));
  }

  /** All visits; the one that goes on is cut off at that time. */
  List<Visit> visitsUntil(Instant time) {
    var all = new ArrayList<>(visits);
    if (stage != null && enteredAt != null) {
      all.add(new Visit(stage, enteredAt, time));
    }
    return all;
  }

  Step.@Nullable Ended ended() {
    return ended;
  }

  @Nullable Instant openedAt() {
    return openedAt;
  }

  /** {@code [enteredAt, leftAt)} */
  record Visit(String stage, Instant enteredAt, Instant leftAt) {}
}
