package io.dealstream.leadscore;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead or a deal. What is not known is not there, and says nothing.
 *
 * @param team whose model is asked first; null for that of all
 * @param values by the feature's name, in the order of names
 */
public record Features(@Nullable String team, Map<String, String> values) {

  public Features {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static Features ofTeam(@Nullable String team) {
    return new Features(team, Map.of());
  }

  /**
   * The same with one more.
   *
   * @param value null changes nothing
   */
  public Features with(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new TreeMap<>(values);
    more.put(name, value);
    return new Features(team, more);
  }
}
