package io.dealstream.command.deal;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What callers send, field by field; each turns into its command. */
final class DealBodies {

  private DealBodies() {}

  /**
   * @param id one is made where it is left out
   * @param stageId the pipeline's first entry stage where it is left out
   */
  record Opening(
      @Nullable String id,
      @Nullable String pipelineId,
      @Nullable String name,
      @Nullable String stageId,
      @Nullable MoneyBody amount,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String leadId,
      @Nullable String source,
      @Nullable LocalDate expectedCloseOn,
      @Nullable ForecastCategory forecastCategory,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.Open(
          needed("pipelineId", pipelineId),
          needed("name", name),
          stageId,
          amount == null ? null : amount.asked(),
          needed("owner", owner),
          team,
          source,
          leadId,
          expectedCloseOn,
          forecastCategory,
          null,
          reason,
          occurredAt);
    }
  }

  /**
   * @param amount a decimal string
   * @param currency the pipeline's where it is left out
   */
  record MoneyBody(@Nullable BigDecimal amount, @Nullable String currency) {

    AskedAmount asked() {
      return new AskedAmount(needed("amount.amount", amount), currency);
    }
  }

  record Move(@Nullable String stageId, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.Move(needed("stageId", stageId), reason, occurredAt);
    }
  }

  record Outcome(@Nullable Instant occurredAt, @Nullable String reason) {

    static final Outcome PLAIN = new Outcome(null, null);

    DealCommand win() {
      return new DealCommand.Win(reason, occurredAt);
    }

    DealCommand lose() {
      return new DealCommand.Lose(reason, occurredAt);
    }
  }

  record Reopening(
      @Nullable String stageId, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.Reopen(needed("stageId", stageId), reason, occurredAt);
    }
  }

  /**
   * @param team stays as it is where it is left out
   */
  record Reassignment(
      @Nullable String owner,
      @Nullable String team,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.Reassign(needed("owner", owner), team, reason, occurredAt);
    }
  }

  record NewAmount(
      @Nullable MoneyBody amount, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.ChangeAmount(needed("amount", amount).asked(), reason, occurredAt);
    }
  }
}
