package io.dealstream.command.deal;

import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Reaches;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is expected of a deal. */
@RestController
@RequestMapping("/api/deals/{id}")
class DealPlanController {

  private final DealDesk desk;

  DealPlanController(DealDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/close-date")
  ResponseEntity<Version> closeDate(
      @PathVariable String id,
      @RequestBody PlanBodies.CloseDate body,
      IfMatch seen,
      Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  /** The deal's own, which moves leave as it is; without one, the stage's again. */
  @PostMapping("/probability")
  ResponseEntity<Version> probability(
      @PathVariable String id,
      @RequestBody PlanBodies.Probability body,
      IfMatch seen,
      Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  /** The deal's own, which moves leave as it is; without one, the stage's again. */
  @PostMapping("/forecast-category")
  ResponseEntity<Version> forecastCategory(
      @PathVariable String id, @RequestBody PlanBodies.Category body, IfMatch seen, Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  private ResponseEntity<Version> change(
      String id, DealCommand command, IfMatch seen, Caller caller) {
    return Answers.changed(
        id, desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id()));
  }
}
