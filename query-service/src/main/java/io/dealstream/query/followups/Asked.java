package io.dealstream.query.followups;

import io.dealstream.edge.Choice;
import java.util.List;
import java.util.Locale;

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
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws io.dealstream.edge.Problem 400 for any other word
   */
  static Asked of(String word) {
    return Choice.of("state", word, List.of(values()), Asked::word);
  }
}
