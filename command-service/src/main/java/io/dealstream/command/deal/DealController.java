package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;
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
@RequestMapping("/api/deals")
class DealController {

  private final DealDesk desk;

  DealController(DealDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  ResponseEntity<Version> open(@RequestBody DealBodies.Opening body, Caller caller) {
    var id = body.id() == null ? DealIds.generated() : Ids.addressable("id", body.id());
    var answer = desk.ask(id, body.command(), Reaches.of(caller), null, caller.id());
    return Answers.created("/api/deals", id, answer);
  }

  @PostMapping("/{id}/move")
  ResponseEntity<Version> move(
      @PathVariable String id, @RequestBody DealBodies.Move body, IfMatch seen, Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  @PostMapping("/{id}/win")
  ResponseEntity<Version> win(
      @PathVariable String id,
      @RequestBody(required = false) DealBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, (body == null ? DealBodies.Outcome.PLAIN : body).win(), seen, caller);
  }

  @PostMapping("/{id}/lose")
  ResponseEntity<Version> lose(
      @PathVariable String id,
      @RequestBody(required = false) DealBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, (body == null ? DealBodies.Outcome.PLAIN : body).lose(), seen, caller);
  }

  @PostMapping("/{id}/reopen")
  ResponseEntity<Version> reopen(
      @PathVariable String id,
      @RequestBody DealBodies.Reopening body,
      IfMatch seen,
      Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  @PostMapping("/{id}/reassign")
  ResponseEntity<Version> reassign(
      @PathVariable String id,
      @RequestBody DealBodies.Reassignment body,
      IfMatch seen,
      Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  @PostMapping("/{id}/amount")
  ResponseEntity<Version> amount(
      @PathVariable String id,
      @RequestBody DealBodies.NewAmount body,
      IfMatch seen,
      Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  private ResponseEntity<Version> change(
      String id, DealCommand command, IfMatch seen, Caller caller) {
    Answer answer = desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id());
    return Answers.changed(id, answer);
  }
}
