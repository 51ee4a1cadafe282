package io.dealstream.events;

import java.util.HashMap;
import java.util.Map;

/** A sample of each event, of whatever it speaks, by the name of its golden file. */
final class Samples {

  static final Map<String, DomainEvent> ALL =
      together(
          EventSamples.ALL,
          StageTermsSamples.ALL,
          ActivitySamples.ALL,
          LeadSamples.ALL,
          CampaignSamples.ALL,
          CustomerSamples.ALL,
          GoalSamples.ALL,
          AutomationSamples.ALL);

  private Samples() {}

  @SafeVarargs
  private static Map<String, DomainEvent> together(Map<String, DomainEvent>... parts) {
    var all = new HashMap<String, DomainEvent>();
    for (var part : parts) {
      all.putAll(part);
    }
    return Map.copyOf(all);
  }
}
