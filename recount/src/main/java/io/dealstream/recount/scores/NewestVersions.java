package io.dealstream.recount.scores;

import io.dealstream.events.score.LeadScore;
import java.util.HashMap;
import java.util.Map;

/** How much each model has learnt by now, as far as scores tell. */
public final class NewestVersions {

  private final Map<String, Long> numbers = new HashMap<>();

  public void see(LeadScore score) {
    Version.of(score.modelVersion())
        .ifPresent(version -> numbers.merge(version.model(), version.number(), Math::max));
  }

  /** Whether the same model has spoken since it had learnt more. */
  boolean isOlder(Version version) {
    return version.number() < numbers.getOrDefault(version.model(), 0L);
  }
}
