package io.dealstream.command.lead;

import static io.dealstream.command.http.Needed.needed;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Reaches;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
class LeadController {

  private final LeadDesk desk;

  LeadController(LeadDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  ResponseEntity<Version> capture(@RequestBody LeadBodies.Capturing body, Caller caller) {
    var id =
        body.id() == null
            ? UuidCreator.getTimeOrderedEpoch().toString()
            : Ids.addressable("id", body.id());
    var answer = desk.ask(id, body.command(), Reaches.of(caller), null, caller.id());
    return Answers.created("/api/leads", id, answer);
  }

  @PostMapping("/{id}/signals")
  ResponseEntity<Version> signal(
      @PathVariable String id, @RequestBody LeadBodies.Evidence body, IfMatch seen, Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  @PostMapping("/{id}/qualify")
  ResponseEntity<Version> qualify(
      @PathVariable String id,
      @RequestBody(required = false) LeadBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, (body == null ? LeadBodies.Outcome.PLAIN : body).qualify(), seen, caller);
  }

  @PostMapping("/{id}/disqualify")
  ResponseEntity<Version> disqualify(
      @PathVariable String id,
      @RequestBody(required = false) LeadBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, (body == null ? LeadBodies.Outcome.PLAIN : body).disqualify(), seen, caller);
  }

  /** Opens the deal and says so on the lead: both, or neither. */
  @PostMapping("/{id}/convert")
  ResponseEntity<ConvertedLead> convert(
      @PathVariable String id,
      @RequestBody LeadBodies.Converting body,
      IfMatch seen,
      Caller caller) {
    needed("deal.pipelineId", needed("deal", body.deal()).pipelineId());
    var converted = desk.convert(id, body, Reaches.of(caller), seen.version(), caller.id());
    return Answers.changed(converted.version(), converted);
  }

  private ResponseEntity<Version> change(
      String id, LeadCommand command, IfMatch seen, Caller caller) {
    var answer = desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id());
    return Answers.changed(id, answer);
  }
}
