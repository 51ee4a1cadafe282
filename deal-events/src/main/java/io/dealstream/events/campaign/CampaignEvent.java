package io.dealstream.events.campaign;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a campaign, and to each message it sends. */
public sealed interface CampaignEvent extends DomainEvent permits CampaignEvent.Spent, EmailEvent {

  /**
   * Spent evenly over the days from {@code from} to {@code to}, both included.
   *
   * @param source the lead source it was spent on; null counts for all leads together alone
   */
  record Spent(
      String campaignId,
      SpendKind kind,
      @Nullable String source,
      Money amount,
      LocalDate from,
      LocalDate to,
      @Nullable String note,
      Via via,
      Instant occurredAt)
      implements CampaignEvent {

    @Override
    public String subject() {
      return campaignId;
    }
  }
}
