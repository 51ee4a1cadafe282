package io.dealstream.edge;

import io.dealstream.edge.BodyLimit.BodyTooLarge;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body could not be read, and which field of it is to blame. */
final class UnreadableBody {

  private UnreadableBody() {}

  static Problem problem(HttpMessageNotReadableException unreadable) {
    var causes =
        Stream.iterate((Throwable) unreadable, t -> t != null, Throwable::getCause).toList();
    if (causes.stream().anyMatch(BodyTooLarge.class::isInstance)) {
      return BodyLimit.tooLarge();
    }
    return causes.stream()
        .filter(JacksonException.class::isInstance)
        .map(JacksonException.class::cast)
        .findFirst()
        .map(UnreadableBody::problem)
        .orElseGet(
            () -> Problem.malformed("missing-body", "body", "a body is needed, and readable"));
  }

  private static Problem problem(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          Problem.malformed(
              "unknown-field",
              path(unknown.getPath()),
              "there is no field " + unknown.getPropertyName());
      case StreamReadException _ ->
          Problem.malformed("malformed-json", "body", "no JSON at " + where(e));
      default ->
          Problem.malformed(
              "malformed-field",
              e.getPath().isEmpty() ? "body" : path(e.getPath()),
              "the value at " + where(e) + " is not of the kind that belongs here");
    };
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null
        ? "an unknown place"
        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** As people write it: {@code stages[0].probability}. */
  private static String path(List<JacksonException.Reference> path) {
    var text = new StringBuilder();
    for (var step : path) {
      if (step.getPropertyName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return text.toString();
  }
}
