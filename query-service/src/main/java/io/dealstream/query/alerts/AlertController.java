package io.dealstream.query.alerts;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
      @ParameterObject Asked asked,
      @RequestParam(defaultValue = "raised") String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    return Page.of(alerts.find(asked.filter(state), Cursor.of(cursor), size), size, Alert::number);
  }
}
