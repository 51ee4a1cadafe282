package io.dealstream.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Problem details of RFC 9457.
 *
 * @param type {@code /problems/} and the rule
 * @param detail for people; never holds a stack trace or a token
 * @param field what the rule is about, as the caller spelt it
 * @param rule what was broken, for programs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
    String type, String title, int status, String detail, @Nullable String field, String rule) {

  static ProblemBody of(HttpStatus status, String rule, @Nullable String field, String detail) {
    return new ProblemBody("/problems/" + rule, title(rule), status.value(), detail, field, rule);
  }

  private static String title(String rule) {
    return Character.toUpperCase(rule.charAt(0)) + rule.substring(1).replace('-', ' ');
  }
}
