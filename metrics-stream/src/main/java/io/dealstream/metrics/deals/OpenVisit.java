package io.dealstream.metrics.deals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.metrics.facts.Visit;
import org.apache.kafka.common.utils.Bytes;

/**
 * A visit that goes on, as one among those of its stage: in the order of their keys.
 *
 * @param enteredAt epoch milliseconds
 * @param deal its id
 */
record OpenVisit(long enteredAt, Bytes deal) implements Comparable<OpenVisit> {

  static OpenVisit of(String dealId, Visit visit) {
    return new OpenVisit(visit.enteredAt(), Bytes.wrap(dealId.getBytes(UTF_8)));
  }

  @Override
  public int compareTo(OpenVisit other) {
    return enteredAt == other.enteredAt
        ? deal.compareTo(other.deal)
        : Long.compare(enteredAt, other.enteredAt);
  }
}
