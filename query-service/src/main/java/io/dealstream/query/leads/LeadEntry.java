package io.dealstream.query.leads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.EventJson;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead with its newest score.
 *
 * @param dealId what it became
 * @param reason why it was last decided so, where one was given
 * @param decidedAt when it was last decided; null while nobody has
 * @param score null for the moment until it was scored
 * @param number lists are paged by it; never sent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LeadEntry(
    String id,
    String name,
    @Nullable String contactId,
    Status status,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String campaignId,
    @Nullable String dealId,
    @Nullable String reason,
    Instant capturedAt,
    @Nullable Instant decidedAt,
    long version,
    @Nullable Score score,
    @JsonIgnore long number) {

  /**
   * @param definition of the rules
   * @param ruleScore points from 0 to 100
   * @param ruleEvidence adds up to it
   * @param learntScore the chance to be won, in per cent; null until there are won deals and lost
   *     ones
   * @param learntEvidence log-odds
   * @param reason why there is no learnt score
   * @param modelVersion which model said it, and how much it had learnt
   * @param asOf when it was worked out
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Score(
      int definition,
      BigDecimal ruleScore,
      List<ScoreEvidence> ruleEvidence,
      @Nullable BigDecimal learntScore,
      List<ScoreEvidence> learntEvidence,
      @Nullable String reason,
      String modelVersion,
      Instant asOf) {

    private static @Nullable Score read(@Nullable String json) {
      if (json == null) {
        return null;
      }
      var told = EventJson.MAPPER.readValue(json, LeadScore.class);
      return new Score(
          told.definition(),
          told.ruleScore(),
          told.ruleEvidence(),
          told.learntScore(),
          told.learntEvidence(),
          told.reason(),
          told.modelVersion(),
          told.asOf());
    }
  }

  static LeadEntry read(ResultSet row) throws SQLException {
    var lead = LeadTable.read(row);
    return new LeadEntry(
        lead.id(),
        lead.name(),
        lead.contactId(),
        lead.status(),
        lead.owner(),
        lead.team(),
        lead.source(),
        lead.campaignId(),
        lead.dealId(),
        lead.reason(),
        lead.capturedAt(),
        lead.decidedAt(),
        lead.version(),
        Score.read(row.getString("score")),
        lead.capturedPosition());
  }
}
