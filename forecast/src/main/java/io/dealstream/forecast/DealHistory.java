package io.dealstream.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that happened to one deal, in the order of its versions.
 *
 * @param steps times never go back
 */
public record DealHistory(String dealId, List<Step> steps) {

  public DealHistory {
    steps = List.copyOf(steps);
  }

  /** What was known before that time: the steps that had happened by then. */
  public DealHistory before(Instant time) {
    var known = (int) steps.stream().takeWhile(step -> step.at().isBefore(time)).count();
    return known == steps.size() ? this : new DealHistory(dealId, steps.subList(0, known));
  }

  /** The deal as its last step leaves it; none where it has ended, or was never opened. */
  public Optional<OpenDeal> open() {
    return Standing.after(this).open();
  }

  /** How it has ended; none while it is open, also where it ended before and was reopened. */
  public Optional<Step.Ended> ended() {
    return Optional.ofNullable(Standing.after(this).ended());
  }
}
