package io.dealstream.query.alerts;

import io.dealstream.edge.Choice;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AlertController {

  private static final int USUAL_PAGE = 50;

  private final AlertSearch alerts;

  AlertController(AlertSearch alerts) {
    this.alerts = alerts;
  }

  /** Which deals are stuck, the newest first; or, cleared, which were. */
  @GetMapping("/api/alerts")
  Page<Alert> search(
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String deal,
      @RequestParam(defaultValue = "raised") String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var filter =
        new AlertSearch.Filter(
            Choice.of("state", state, List.of(AlertState.values()), AlertState::word),
            pipeline,
            kind == null
                ? null
                : Choice.of("kind", kind, List.of(AlertKind.values()), AlertKind::word),
            owner,
            team,
            source,
            deal);
    return Page.of(alerts.find(filter, Cursor.of(cursor), size), size, Alert::number);
  }
}
