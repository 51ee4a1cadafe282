package io.dealstream.query.transcripts;

import io.dealstream.events.transcript.Transcript;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The texts as rows. */
@Component
class TranscriptTable implements NewestReceiver.Shelf<Transcript> {

  private static final RowWriter<Transcript> WRITER =
      RowWriter.<Transcript>into("transcript")
          .key("key", "text", Transcript::key)
          .column("deal_id", "text", Transcript::dealId)
          .column("activity_id", "text", Transcript::activityId)
          .column("text", "text", Transcript::text)
          .column("link", "text", Transcript::link)
          .replacing();

  private final JdbcTemplate jdbc;

  TranscriptTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void replace(List<Transcript> transcripts) {
    WRITER.write(jdbc, transcripts);
  }

  @Override
  public void erase(List<String> keys) {
    if (!keys.isEmpty()) {
      jdbc.update(
          "DELETE FROM transcript WHERE key = ANY (?)", (Object) keys.toArray(String[]::new));
    }
  }
}
