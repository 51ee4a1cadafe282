package io.dealstream.query.leads;

import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LeadController {

  private static final int USUAL_PAGE = 50;

  private final LeadSearch leads;

  LeadController(LeadSearch leads) {
    this.leads = leads;
  }

  /** Leads by what is asked of them, each with its newest score and why; the newest first. */
  @GetMapping("/api/leads")
  Page<LeadEntry> search(
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var found = leads.find(asked.filter(), Cursor.of(cursor), size);
    return Page.of(found, size, LeadEntry::number);
  }

  /** One lead, with its version as the ETag. */
  @GetMapping("/api/leads/{id}")
  ResponseEntity<LeadEntry> lead(@PathVariable String id) {
    var lead =
        leads
            .find(id)
            .orElseThrow(() -> Problem.notFound("unknown-lead", "id", "there is no lead " + id));
    return ResponseEntity.ok().eTag("\"" + lead.version() + "\"").body(lead);
  }
}
