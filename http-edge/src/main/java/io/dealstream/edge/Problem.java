package io.dealstream.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** An answer that is a refusal: thrown anywhere below a controller, sent as problem details. */
public final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String rule;
  private final @Nullable String field;
  private final String detail;
  private final @Nullable Duration retryAfter;

  private Problem(
      HttpStatus status,
      String rule,
      @Nullable String field,
      String detail,
      @Nullable Duration retryAfter) {
    super(rule + ": " + detail, null, false, false); // an answer, not a failure: no stack trace
    this.status = status;
    this.rule = rule;
    this.field = field;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** 400: what was sent cannot be understood. */
  public static Problem malformed(String rule, String field, String detail) {
    return of(HttpStatus.BAD_REQUEST, rule, field, detail);
  }

  /** 403: this caller may not. */
  public static Problem forbidden(String rule, @Nullable String field, String detail) {
    return of(HttpStatus.FORBIDDEN, rule, field, detail);
  }

  /** 404. */
  public static Problem notFound(String rule, String field, String detail) {
    return of(HttpStatus.NOT_FOUND, rule, field, detail);
  }

  /** 409: it was taken, or somebody was faster. */
  public static Problem conflict(String rule, @Nullable String field, String detail) {
    return of(HttpStatus.CONFLICT, rule, field, detail);
  }

  /** 412: it is no longer as the caller saw it. */
  public static Problem moved(String rule, String field, String detail) {
    return of(HttpStatus.PRECONDITION_FAILED, rule, field, detail);
  }

  /** 422: understood, and a rule says no. */
  public static Problem refused(String rule, String field, String detail) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, rule, field, detail);
  }

  /** 503: try again then. */
  public static Problem unavailable(String rule, String detail, Duration retryAfter) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, rule, null, detail, retryAfter);
  }

  /** 429: try again then. */
  public static Problem tooMany(String rule, String detail, Duration retryAfter) {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, rule, null, detail, retryAfter);
  }

  /** Any other status. */
  public static Problem of(HttpStatus status, String rule, @Nullable String field, String detail) {
    return new Problem(status, rule, field, detail, null);
  }

  public HttpStatus status() {
    return status;
  }

  public String rule() {
    return rule;
  }

  public ProblemBody body() {
    return ProblemBody.of(status, rule, field, detail);
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** An answer with everything of it but the body. */
  public BodyBuilder heading() {
    // The type is set, so that it is sent whatever the caller said it accepts.
    var heading = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    return retryAfter == null
        ? heading
        : heading.header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
  }
}
