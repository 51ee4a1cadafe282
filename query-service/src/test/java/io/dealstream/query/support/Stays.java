package io.dealstream.query.support;

import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How long deals were in a stage, of those of a {@link CsvStory} up to an instant. */
public final class Stays {

  private final List<Long> ended = new ArrayList<>();
  private final List<Long> ages = new ArrayList<>();

  public Stays(List<DealEvent> events, String stage, Instant asOf) {
    Map<String, Instant> since = new HashMap<>();
    for (var event : events) {
      if (event.occurredAt().isBefore(asOf) && !(event instanceof DealEvent.AmountChanged)) {
        var from = since.remove(event.dealId());
        if (from != null) {
          ended.add(Duration.between(from, event.occurredAt()).toMillis());
        }
        if (stage.equals(entered(event))) {
          since.put(event.dealId(), event.occurredAt());
        }
      }
    }
    since.values().forEach(from -> ages.add(Duration.between(from, asOf).toMillis()));
  }

  private static String entered(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> e.to();
      case DealEvent.StageChanged e -> e.to();
      case DealEvent.Reopened e -> e.to();
      default -> null;
    };
  }

  /** By the product of Kaplan and Meier, in exact fractions; null where it never comes to half. */
  public BigDecimal medianSeconds() {
    var above = BigInteger.ONE;
    var below = BigInteger.ONE;
    for (var length : new TreeSet<>(ended)) {
      var there = atLeast(length, ended) + atLeast(length, ages);
      var end = ended.stream().filter(length::equals).count();
      above = above.multiply(BigInteger.valueOf(there - end));
      below = below.multiply(BigInteger.valueOf(there));
      if (above.shiftLeft(1).compareTo(below) <= 0) {
        return BigDecimal.valueOf(length, 3);
      }
    }
    return null;
  }

  private static long atLeast(long length, List<Long> all) {
    return all.stream().filter(other -> other >= length).count();
  }
}
