package io.dealstream.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every exception that leaves a controller, as problem details. The last to be asked. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Object> problem(Problem problem) {
    return ProblemWriter.answer(problem);
  }

  /** Whether a caller may is Spring Security's to answer: its filter stands around us. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void notOurs(RuntimeException security) {
    throw security;
  }

  @ExceptionHandler
  ResponseEntity<Object> anythingElse(Exception failure) {
    LOG.error("a request failed", failure);
    return ProblemWriter.answer(
        Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", null, "this is our fault"));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var answer = ProblemWriter.answer(of(e, HttpStatus.valueOf(status.value())));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(headers)
        .headers(answer.getHeaders())
        .body(answer.getBody());
  }

  private static Problem of(Exception e, HttpStatus status) {
    return switch (e) {
      case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
      case MissingServletRequestParameterException missing ->
          Problem.malformed("missing-parameter", missing.getParameterName(), "it is needed");
      case MissingRequestHeaderException missing ->
          Problem.malformed("missing-header", missing.getHeaderName(), "it is needed");
      case MethodArgumentTypeMismatchException mismatch ->
          Problem.malformed(
              "malformed-parameter",
              mismatch.getName(),
              "the value is not of the kind that belongs here");
      case HttpRequestMethodNotSupportedException _ ->
          Problem.of(status, "method-not-allowed", "method", "not on this address");
      case HttpMediaTypeNotSupportedException unsupported ->
          Problem.of(
              status,
              "media-type-not-supported",
              HttpHeaders.CONTENT_TYPE,
              "supported here: " + unsupported.getSupportedMediaTypes());
      default -> ofStatus(status);
    };
  }

  /** A problem that is told by its status alone. */
  static Problem ofStatus(HttpStatus status) {
    var rule = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Problem.of(status, rule, null, status.getReasonPhrase());
  }
}
