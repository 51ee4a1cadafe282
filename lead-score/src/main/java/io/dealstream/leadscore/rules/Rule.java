package io.dealstream.leadscore.rules;

import io.dealstream.events.lead.SignalSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What signals of one source are worth.
 *
 * @param points of a signal at the time it is seen
 * @param most points all of them together can bring
 * @param halfLife after so long a signal is worth half as much; null where it stays true
 */
record Rule(double points, double most, @Nullable Duration halfLife) {

  /** Whoever asks in person means it more than whoever looks at a page; all come to 100 at most. */
  static Rule of(SignalSource source) {
    return switch (source) {
      case FORM -> new Rule(20, 30, Duration.ofDays(30));
      case CALL -> new Rule(15, 30, Duration.ofDays(21));
      case EMAIL -> new Rule(5, 15, Duration.ofDays(14));
      case WEB -> new Rule(2, 10, Duration.ofDays(7));
      case FIRMOGRAPHICS -> new Rule(5, 15, null);
    };
  }

  double pointsAfter(Duration age) {
    return halfLife == null
        ? points
        : points * Math.pow(0.5, (double) age.toMillis() / halfLife.toMillis());
  }
}
