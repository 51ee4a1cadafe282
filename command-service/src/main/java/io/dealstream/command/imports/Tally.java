package io.dealstream.command.imports;

import java.util.Collection;

/** How many rows came out which way. */
record Tally(long accepted, long unchanged, long rejected) {

  static Tally of(Collection<Outcome> outcomes) {
    return new Tally(
        outcomes.stream().filter(Outcome.Accepted.class::isInstance).count(),
        outcomes.stream().filter(Outcome.Unchanged.class::isInstance).count(),
        outcomes.stream().filter(Outcome.Rejected.class::isInstance).count());
  }

  long rows() {
    return accepted + unchanged + rejected;
  }
}
