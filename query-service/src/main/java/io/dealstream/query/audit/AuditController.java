package io.dealstream.query.audit;

import io.dealstream.edge.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  /** Whether each event of a deal is what was published, and none is missing or was put in. */
  @GetMapping(path = "/api/audit/verify", params = "deal")
  DealProof deal(@RequestParam String deal) {
    return audit
        .ofDeal(deal)
        .orElseThrow(() -> Problem.notFound("unknown-deal", "deal", "there is no deal " + deal));
  }

  /** The same of all events there are, up to the newest. */
  @GetMapping(path = "/api/audit/verify", params = "!deal")
  WholeProof all() throws InterruptedException {
    return audit.ofAll();
  }
}
