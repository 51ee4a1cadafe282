package io.dealstream.command.imports;

import io.dealstream.command.imports.NumberedRow.Decidable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a batch came to: each row's outcome, and what is to be known of it from now on. */
final class Decided {

  final Map<NumberedRow, Outcome> outcomes = new LinkedHashMap<>();
  final Map<Fingerprint, Seen> fresh = new LinkedHashMap<>();
  final Map<Fingerprint, Seen> again = new LinkedHashMap<>();

  void as(NumberedRow row, Outcome outcome) {
    outcomes.put(row, outcome);
  }

  void first(Decidable row, Seen seen) {
    outcomes.put(row, seen.then());
    fresh.put(row.fingerprint(), seen);
  }

  void again(Decidable row, Seen seen) {
    outcomes.put(row, seen.then());
    again.put(row.fingerprint(), seen);
  }
}
