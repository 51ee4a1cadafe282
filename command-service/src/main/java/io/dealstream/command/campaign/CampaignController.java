package io.dealstream.command.campaign;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CampaignController {

  private final CampaignDesk desk;

  CampaignController(CampaignDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/campaigns/{id}/spend")
  ResponseEntity<Version> spend(
      @PathVariable String id,
      @RequestBody CampaignBodies.Spending body,
      IfMatch seen,
      Caller caller) {
    return Answers.changed(id, desk.ask(id, body.command(), seen.version(), caller.id()));
  }

  /** What became of messages, each kind told once however often it is sent. */
  @PostMapping("/api/email-events")
  CampaignBodies.EmailAnswer emailEvents(
      @RequestBody CampaignBodies.EmailBatch batch, Caller caller) {
    return desk.take(needed("events", batch.events()), caller.id());
  }
}
