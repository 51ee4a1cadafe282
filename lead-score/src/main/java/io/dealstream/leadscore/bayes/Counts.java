package io.dealstream.leadscore.bayes;

/** Where counts are kept. */
public interface Counts {

  /** {@link Outcomes#NONE} where nothing was put yet. */
  Outcomes get(String key);

  void put(String key, Outcomes outcomes);
}
