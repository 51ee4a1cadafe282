package io.dealstream.command.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.deal.ActivityType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people wrote and said about deals. It stands beside the events, which are for ever: here it
 * can be erased.
 */
@Component
class KeptWords {

  private final JdbcClient jdbc;

  KeptWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Goes with the activity's event; empty where there is nothing to be kept. */
  static Optional<SideRow> row(String dealId, DealCommand command) {
    return switch (command) {
      case DealCommand.RecordActivity c -> row(dealId, c.activityId(), c.type(), c.words());
      case DealCommand.PlanActivity c -> row(dealId, c.activityId(), c.type(), c.words());
      default -> Optional.empty();
    };
  }

  private static Optional<SideRow> row(
      String dealId, String activityId, ActivityType type, Words asked) {
    var words = ActivityRules.words(type, asked);
    return words.areKept()
        ? Optional.of(
            SideRow.of(
                "INSERT INTO activity_text (deal_id, activity_id, text, link) VALUES (?, ?, ?, ?)",
                dealId,
                activityId,
                words.text(),
                words.link()))
        : Optional.empty();
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Read(@Nullable String text, @Nullable String link) {}

  Optional<Read> read(String dealId, String activityId) {
    return jdbc.sql("SELECT text, link FROM activity_text WHERE deal_id = ? AND activity_id = ?")
        .params(dealId, activityId)
        .query((row, _) -> new Read(row.getString("text"), row.getString("link")))
        .optional();
  }

  void erase(String dealId, String activityId) {
    jdbc.sql("DELETE FROM activity_text WHERE deal_id = ? AND activity_id = ?")
        .params(dealId, activityId)
        .update();
  }
}
