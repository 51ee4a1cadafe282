package io.dealstream.command.lead;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.lead.SignalSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What callers send, field by field; each turns into its command. */
final class LeadBodies {

  private LeadBodies() {}

  /**
   * @param id one is made where it is left out
   * @param name the business's own label, and no person's
   */
  record Capturing(
      @Nullable String id,
      @Nullable String name,
      @Nullable String contactId,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    LeadCommand command() {
      return new LeadCommand.Capture(
          needed("name", name),
          contactId,
          needed("owner", owner),
          team,
          source,
          campaignId,
          reason,
          occurredAt);
    }
  }

  /**
   * @param signalId the sender's own, so that the same evidence may be sent again
   */
  record Evidence(
      @Nullable String signalId,
      @Nullable String kind,
      @Nullable SignalSource source,
      @Nullable String value,
      @Nullable Instant observedAt,
      @Nullable Instant occurredAt) {

    LeadCommand command() {
      var signal =
          new Signal(
              needed("kind", kind),
              needed("source", source),
              value,
              needed("observedAt", observedAt));
      return new LeadCommand.AddSignal(needed("signalId", signalId), signal, occurredAt);
    }
  }

  record Outcome(@Nullable Instant occurredAt, @Nullable String reason) {

    static final Outcome PLAIN = new Outcome(null, null);

    LeadCommand qualify() {
      return new LeadCommand.Qualify(reason, occurredAt);
    }

    LeadCommand disqualify() {
      return new LeadCommand.Disqualify(reason, occurredAt);
    }
  }

  record Converting(
      @Nullable DealBody deal, @Nullable Instant occurredAt, @Nullable String reason) {}

  /**
   * The deal to be opened. Name, owner, team and source are the lead's where they are left out.
   *
   * @param id one is made where it is left out
   * @param stageId the pipeline's first entry stage where it is left out
   */
  record DealBody(
      @Nullable String id,
      @Nullable String pipelineId,
      @Nullable String name,
      @Nullable String stageId,
      @Nullable MoneyBody amount,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable LocalDate expectedCloseOn,
      @Nullable ForecastCategory forecastCategory) {}

  /**
   * @param amount a decimal string
   * @param currency the pipeline's where it is left out
   */
  record MoneyBody(@Nullable BigDecimal amount, @Nullable String currency) {}
}
