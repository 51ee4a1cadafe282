package io.dealstream.recount.scores;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lead or a deal is judged by, by name. What is not known is not there.
 *
 * @param team whose deals it is compared with, if they suffice
 */
record Traits(@Nullable String team, Map<String, String> values) {

  private static final List<Integer> STEPS = List.of(1, 2, 5);

  /** To whom and to what a lead is credited. */
  static Traits of(LeadEvent e) {
    var values = new TreeMap<String, String>();
    put(values, "owner", e.owner());
    put(values, "source", e.source());
    put(values, "campaign", e.campaignId());
    return new Traits(e.team(), values);
  }

  static Traits of(DealEvent.Opened e) {
    var values = new TreeMap<String, String>();
    put(values, "owner", e.owner());
    put(values, "source", e.source());
    put(values, "pipeline", e.pipelineId());
    put(values, "stage", e.to());
    put(values, "amount", e.value() == null ? null : size(e.value().amount()));
    return new Traits(e.team(), values);
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  /** The largest of 1, 2, 5, 10, 20, 50, … that is not above it. */
  private static String size(BigDecimal amount) {
    var size = "0";
    for (var power = BigDecimal.ONE;
        power.compareTo(amount) <= 0;
        power = power.scaleByPowerOfTen(1)) {
      for (var step : STEPS) {
        var next = power.multiply(BigDecimal.valueOf(step));
        size = next.compareTo(amount) <= 0 ? next.toPlainString() + "+" : size;
      }
    }
    return size;
  }

  /** With what else is known, where this says nothing of it. */
  Traits over(Map<String, String> others) {
    var all = new TreeMap<>(others);
    all.putAll(values);
    return new Traits(team, all);
  }

  /** Whether a piece of evidence can be about it, as {@code source=web}. */
  boolean has(String evidence) {
    var at = evidence.indexOf('=');
    return at > 0 && evidence.substring(at + 1).equals(values.get(evidence.substring(0, at)));
  }
}
