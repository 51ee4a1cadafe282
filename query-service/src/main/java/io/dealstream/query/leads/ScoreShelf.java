package io.dealstream.query.leads;

import io.dealstream.events.EventJson;
import io.dealstream.events.score.LeadScore;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The newest score of each lead, as it is told. */
@Component
class ScoreShelf implements NewestReceiver.Shelf<LeadScore> {

  private static final RowWriter<LeadScore> WRITER =
      RowWriter.<LeadScore>into("lead_score")
          .key("lead_id", "text", LeadScore::leadId)
          .column("score", "json", EventJson.MAPPER::writeValueAsString)
          .replacing();

  private final JdbcTemplate jdbc;

  ScoreShelf(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void replace(List<LeadScore> scores) {
    WRITER.write(jdbc, scores);
  }

  @Override
  public void erase(List<String> leads) {
    if (!leads.isEmpty()) {
      jdbc.update(
          "DELETE FROM lead_score WHERE lead_id = ANY (?)", (Object) leads.toArray(String[]::new));
    }
  }
}
