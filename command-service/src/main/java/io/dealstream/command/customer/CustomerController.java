package io.dealstream.command.customer;

import static java.util.Objects.requireNonNullElse;

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
@RequestMapping("/api/customers")
class CustomerController {

  private final CustomerDesk desk;

  CustomerController(CustomerDesk desk) {
    this.desk = desk;
  }

  /** Of a deal that is won. */
  @PostMapping
  ResponseEntity<Version> create(@RequestBody CustomerBodies.Creating body, Caller caller) {
    var created = desk.create(body, Reaches.of(caller), caller.id());
    return Answers.created("/api/customers", created.id(), created.answer());
  }

  @PostMapping("/{id}/onboarding/start")
  ResponseEntity<Version> start(
      @PathVariable String id,
      @RequestBody(required = false) CustomerBodies.@Nullable Starting body,
      IfMatch seen,
      Caller caller) {
    return change(
        id, requireNonNullElse(body, CustomerBodies.Starting.PLAIN).command(), seen, caller);
  }

  @PostMapping("/{id}/onboarding/step")
  ResponseEntity<Version> step(
      @PathVariable String id, @RequestBody CustomerBodies.Step body, IfMatch seen, Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  @PostMapping("/{id}/onboarding/complete")
  ResponseEntity<Version> complete(
      @PathVariable String id,
      @RequestBody(required = false) CustomerBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, given(body).complete(), seen, caller);
  }

  @PostMapping("/{id}/onboarding/fail")
  ResponseEntity<Version> fail(
      @PathVariable String id,
      @RequestBody(required = false) CustomerBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, given(body).fail(), seen, caller);
  }

  @PostMapping("/{id}/renew")
  ResponseEntity<Version> renew(
      @PathVariable String id,
      @RequestBody(required = false) CustomerBodies.@Nullable Renewal body,
      IfMatch seen,
      Caller caller) {
    return change(
        id, requireNonNullElse(body, CustomerBodies.Renewal.PLAIN).command(), seen, caller);
  }

  @PostMapping("/{id}/churn")
  ResponseEntity<Version> churn(
      @PathVariable String id,
      @RequestBody(required = false) CustomerBodies.@Nullable Outcome body,
      IfMatch seen,
      Caller caller) {
    return change(id, given(body).churn(), seen, caller);
  }

  private static CustomerBodies.Outcome given(CustomerBodies.@Nullable Outcome body) {
    return requireNonNullElse(body, CustomerBodies.Outcome.PLAIN);
  }

  private ResponseEntity<Version> change(
      String id, CustomerCommand command, IfMatch seen, Caller caller) {
    return Answers.changed(
        id, desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id()));
  }
}
