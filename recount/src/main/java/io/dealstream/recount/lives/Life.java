package io.dealstream.recount.lives;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.recount.lives.Turn.Holding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that one deal did in one pipeline, across its lives there. */
public final class Life {

  /** A beginning: by opening, or by arriving from another pipeline. */
  public record Opening(Instant at, Credit credit) {}

  private final String pipelineId;
  private final List<Visit> visits = new ArrayList<>();
  private final List<Opening> openings = new ArrayList<>();
  private final Turns turns = new Turns();
  private @Nullable Decision decision;
  private @Nullable Credit present;
  private @Nullable BigDecimal value;
  private final List<Expected> everExpected = new ArrayList<>(1);
  private Own own = Own.NOTHING;
  private @Nullable StageTerms stageTerms;
  private boolean qualifiedNow;
  private boolean qualifiedEver;
  private long closedMillis;

  Life(String pipelineId) {
    this.pipelineId = pipelineId;
  }

  /** In their order; only the last may go on. */
  public List<Visit> visits() {
    return Collections.unmodifiableList(visits);
  }

  /** Whether it stood in more than one stage here, or was not decided in its first 24 hours. */
  public boolean wasWorkedOn() {
    return visits.stream().anyMatch(visit -> !visit.stage().equals(visits.getFirst().stage()))
        || decision != null && decision.grossMillis() >= Duration.ofDays(1).toMillis();
  }

  public List<Opening> openings() {
    return Collections.unmodifiableList(openings);
  }

  /** In their order; those by which nothing changed of it while it was open are left out. */
  public List<Turn> turns() {
    return turns.all();
  }

  /** Empty while it is open, and once it counts no longer or is elsewhere. */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  /** The visit that goes on. */
  public Optional<Visit> open() {
    return visits.isEmpty() || visits.getLast().end() != null
        ? Optional.empty()
        : Optional.of(visits.getLast());
  }

  /** Whether it is open in a stage at or past the first qualified one. */
  public boolean isQualifiedNow() {
    return qualifiedNow && open().isPresent();
  }

  /**
   * Whose it is now.
   *
   * @throws IllegalStateException before its first event
   */
  public Credit present() {
    if (present == null) {
      throw new IllegalStateException("nothing has happened yet");
    }
    return present;
  }

  /** Empty where it is not open. */
  public Optional<Stake> stake() {
    return open()
        .map(visit -> new Stake(visit.stage(), present(), value, probability(), expectedNow()));
  }

  /** Each way it was expected to close after one of its events, while it was open here. */
  public List<Expected> everExpected() {
    return Collections.unmodifiableList(everExpected);
  }

  /** What the deal has of its own after its last event here. */
  void own(Own now) {
    own = now;
    if (open().isPresent() && !everExpected.contains(expectedNow())) {
      everExpected.add(expectedNow());
    }
  }

  private @Nullable BigDecimal probability() {
    var ofStage = stageTerms == null ? null : stageTerms.probability();
    return own.probability() == null ? ofStage : own.probability();
  }

  private Expected expectedNow() {
    var day = own.closesOn();
    return new Expected(present(), day == null ? null : YearMonth.from(day), category());
  }

  private ForecastCategory category() {
    if (own.category() != null) {
      return own.category();
    }
    return stageTerms == null ? ForecastCategory.PIPELINE : stageTerms.forecastCategory();
  }

  void take(DealEvent event) {
    var at = event.occurredAt();
    var credit = Credit.of(event);
    var was = holding();
    switch (event) {
      case DealEvent.Opened e -> {
        begin(at, credit);
        enter(e.to(), e.visit(), e.qualified(), at, credit);
        worth(e.value(), e.stageTerms());
      }
      case DealEvent.HandedOff e when e.pipelineId().equals(pipelineId) -> {
        begin(at, credit);
        enter(e.to(), e.visit(), e.qualified(), at, credit);
        worth(e.value(), e.stageTerms());
      }
      case DealEvent.HandedOff _ -> leave(at, Ending.HANDED_OFF);
      case DealEvent.StageChanged e -> {
        leave(at, e.direction() == Direction.FORWARD ? Ending.ADVANCED : Ending.MOVED_BACK);
        enter(e.to(), e.visit(), e.qualified(), at, credit);
        stageTerms = e.stageTerms();
      }
      case DealEvent.Won e -> decide(true, at, credit, e.value());
      case DealEvent.Lost e -> decide(false, at, credit, e.value());
      case DealEvent.Reopened e -> {
        reopen(at);
        enter(e.to(), e.visit(), e.qualified(), at, credit);
        worth(e.value(), e.stageTerms());
      }
      case DealEvent.AmountChanged e -> restate(e.value());
      case DealEvent.Merged _ -> end(at, Ending.MERGED);
      case DealEvent.Deleted _ -> end(at, Ending.DELETED);
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
    present = credit;
    turns.note(event, was, holding(), decision);
  }

  private @Nullable Holding holding() {
    return open().isPresent() ? new Holding(present(), value) : null;
  }

  private void begin(Instant at, Credit credit) {
    openings.add(new Opening(at, credit));
    closedMillis = 0;
  }

  private void enter(String stage, int number, boolean qualified, Instant at, Credit credit) {
    visits.add(new Visit(stage, number, credit, at, null));
    qualifiedNow = qualified;
    qualifiedEver |= qualified;
  }

  private void leave(Instant at, Ending how) {
    visits.add(visits.removeLast().ended(at, how));
  }

  private void decide(boolean won, Instant at, Credit credit, @Nullable Money value) {
    leave(at, won ? Ending.WON : Ending.LOST);
    var gross = at.toEpochMilli() - openings.getLast().at().toEpochMilli();
    decision =
        new Decision(
            won,
            at,
            credit,
            value == null ? null : value.amount(),
            gross,
            gross - closedMillis,
            qualifiedEver);
  }

  private void reopen(Instant at) {
    if (decision != null) {
      closedMillis += at.toEpochMilli() - decision.at().toEpochMilli();
    }
    decision = null;
  }

  private void restate(Money restated) {
    value = restated.amount();
    if (decision != null) {
      decision = decision.worth(value);
      turns.restate(restated.amount());
    }
  }

  private void worth(@Nullable Money told, @Nullable StageTerms terms) {
    value = told == null ? null : told.amount();
    stageTerms = terms;
  }

  private void end(Instant at, Ending how) {
    if (open().isPresent()) {
      leave(at, how);
    }
    decision = null;
  }
}
