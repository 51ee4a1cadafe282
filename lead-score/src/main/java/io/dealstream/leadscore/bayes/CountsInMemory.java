package io.dealstream.leadscore.bayes;

import java.util.HashMap;
import java.util.Map;

/** Counts for as long as the process lives. */
public final class CountsInMemory implements Counts {

  private final Map<String, Outcomes> counts = new HashMap<>();

  @Override
  public Outcomes get(String key) {
    return counts.getOrDefault(key, Outcomes.NONE);
  }

  @Override
  public void put(String key, Outcomes outcomes) {
    counts.put(key, outcomes);
  }
}
