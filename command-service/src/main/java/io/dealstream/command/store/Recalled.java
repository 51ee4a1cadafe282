package io.dealstream.command.store;

import java.util.Map;

/**
 * What a piece of work remembered instead of reading it.
 *
 * @param aggregates the last number of each one's events
 * @param premises the value of each
 */
record Recalled(Map<String, Long> aggregates, Map<Premise, Long> premises) {

  boolean isEmpty() {
    return aggregates.isEmpty() && premises.isEmpty();
  }
}
