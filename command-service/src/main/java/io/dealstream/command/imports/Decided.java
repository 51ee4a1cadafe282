package io.dealstream.command.imports;

import io.dealstream.command.imports.NumberedRow.Decidable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch came to.
 *
 * @param fresh what is to be known of the rows decided for the first time
 * @param again what is to be known now of those that were decided before
 * @param retold the deals of which a row was let in that had been refused before
 */
record Decided(
    Map<NumberedRow, Outcome> outcomes,
    Map<Fingerprint, Seen> fresh,
    Map<Fingerprint, Seen> again,
    List<String> retold) {

  Decided() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  }

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
