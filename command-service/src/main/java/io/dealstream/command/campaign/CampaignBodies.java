package io.dealstream.command.campaign;

import static io.dealstream.command.http.Needed.needed;
import static java.util.Objects.requireNonNullElse;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.campaign.SpendKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send, field by field. */
final class CampaignBodies {

  private CampaignBodies() {}

  /**
   * @param kind marketing where it is left out
   * @param on the day; or from and to, both included
   */
  record Spending(
      @Nullable MoneyBody amount,
      @Nullable LocalDate on,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable SpendKind kind,
      @Nullable String source,
      @Nullable String note,
      @Nullable Instant occurredAt) {

    CampaignCommand command() {
      if (on != null && (from != null || to != null)) {
        throw new Refused("day-or-days", "on", "either a day, or from and to");
      }
      var money = needed("amount", amount);
      var oneDay = on != null || (from == null && to == null);
      return new CampaignCommand.Spend(
          requireNonNullElse(kind, SpendKind.MARKETING),
          source,
          needed("amount.amount", money.amount()),
          needed("amount.currency", money.currency()),
          oneDay ? needed("on", on) : needed("from", from),
          oneDay ? needed("on", on) : needed("to", to),
          note,
          occurredAt);
    }
  }

  /**
   * @param amount a decimal string
   */
  record MoneyBody(@Nullable BigDecimal amount, @Nullable String currency) {}

  record EmailBatch(@Nullable List<@Nullable EmailItem> events) {}

  /**
   * @param kind sent, bounced, delivered, opened or clicked
   * @param occurredAt when the mail server says it was; now where it is left out
   */
  record EmailItem(
      @Nullable String messageId,
      @Nullable String kind,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      @Nullable Instant occurredAt) {}

  /** accepted + unchanged + rejected is what was sent. */
  record EmailAnswer(int accepted, int unchanged, List<RejectedItem> rejected) {}

  /**
   * @param index its place in the batch, from 0
   */
  record RejectedItem(int index, String rule, String field, String detail) {}
}
