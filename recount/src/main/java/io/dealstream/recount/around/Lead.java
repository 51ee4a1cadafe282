package io.dealstream.recount.around;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lead: when it came and from where, what was decided of it, and what its deals came to. */
public final class Lead {

  /** The last one counts. */
  public record Verdict(boolean qualified, Instant at) {}

  /**
   * @param campaign null where none brought it
   */
  public record Captured(Credit credit, @Nullable String campaign, Instant at) {}

  private final Map<String, Boolean> wonByDeal = new HashMap<>();
  private @Nullable Captured captured;
  private @Nullable Verdict verdict;
  private boolean saysItConverted;

  Lead() {}

  void take(LeadEvent event) {
    switch (event) {
      case LeadEvent.Captured e -> {
        var credit = new Credit(e.owner(), e.team(), e.source());
        captured = new Captured(credit, e.campaignId(), e.occurredAt());
      }
      case LeadEvent.Qualified e -> verdict = new Verdict(true, e.occurredAt());
      case LeadEvent.Disqualified e -> verdict = new Verdict(false, e.occurredAt());
      case LeadEvent.Converted _ -> saysItConverted = true;
      case LeadEvent.SignalReceived _ -> {}
    }
  }

  void dealIs(String dealId, boolean won) {
    wonByDeal.put(dealId, won);
  }

  /** Empty where only deals have told of it. */
  public Optional<Captured> captured() {
    return Optional.ofNullable(captured);
  }

  /** Empty where nobody has decided yet. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** Whether any deal came of it. */
  public boolean becameDeal() {
    return saysItConverted || !wonByDeal.isEmpty();
  }

  /** Whether any of its deals is won now. */
  public boolean isWon() {
    return wonByDeal.containsValue(true);
  }
}
