package io.dealstream.query.followups;

import io.dealstream.edge.Problem;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of all that was planned is asked for. */
enum Asked {
  OPEN("f.state = 'open'"),
  OVERDUE("f.state = 'open' AND f.due_at < now()"),
  DONE("f.state = 'done'"),
  CANCELLED("f.state = 'cancelled'");

  private final String condition;

  Asked(String condition) {
    this.condition = condition;
  }

  String condition() {
    return condition;
  }

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * @throws Problem 400 for any other word
   */
  static Asked of(String word) {
    return Stream.of(values())
        .filter(asked -> asked.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.malformed(
                    "unknown-state",
                    "state",
                    "it may be "
                        + Stream.of(values()).map(Asked::word).collect(Collectors.joining(", "))
                        + ", not "
                        + word));
  }
}
