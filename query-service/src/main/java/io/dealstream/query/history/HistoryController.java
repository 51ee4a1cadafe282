package io.dealstream.query.history;

import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HistoryController {

  record Timeline(String dealId, List<TimelineEntry> items) {}

  private final JdbcClient jdbc;
  private final Transitions transitions;

  HistoryController(JdbcClient jdbc, Transitions transitions) {
    this.jdbc = jdbc;
    this.transitions = transitions;
  }

  /** Every event of a deal, from its first. */
  @GetMapping("/api/deals/{id}/timeline")
  Timeline timeline(@PathVariable String id) {
    var items =
        jdbc.sql("SELECT * FROM deal_history WHERE deal_id = ? ORDER BY sequence")
            .param(id)
            .query((row, _) -> TimelineEntry.read(row))
            .list();
    if (items.isEmpty()) {
      throw Problem.notFound("unknown-deal", "id", "there is no deal " + id);
    }
    return new Timeline(id, items);
  }

  /** Transitions by what is asked of them, the newest first. */
  @GetMapping("/api/transitions")
  Page<TransitionEntry> transitions(
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, Transitions.USUAL_PAGE);
    var found = transitions.find(asked.filter(), Cursor.of(cursor), size.andOneMore());
    return Page.of(found, size, TransitionEntry::position);
  }
}
