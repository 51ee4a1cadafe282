package io.dealstream.command.campaign;

import io.dealstream.events.campaign.SpendKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one may ask of a campaign. */
sealed interface CampaignCommand {

  /**
   * @param source null for all lead sources together
   * @param from the first day, {@code to} the last one
   */
  record Spend(
      SpendKind kind,
      @Nullable String source,
      BigDecimal amount,
      String currency,
      LocalDate from,
      LocalDate to,
      @Nullable String note,
      @Nullable Instant occurredAt)
      implements CampaignCommand {}
}
