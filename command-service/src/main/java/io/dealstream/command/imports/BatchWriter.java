package io.dealstream.command.imports;

import io.dealstream.command.imports.NumberedRow.Decidable;
import io.dealstream.command.imports.NumberedRow.Undecidable;
import io.dealstream.command.store.SideRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides the rows of a batch that are to be decided, subject by subject. */
final class BatchWriter {

  private final Subjects subjects;
  private final SeenRows seen;
  private final RetoldDeals retold;
  private final SideRows rows;

  BatchWriter(Subjects subjects, SeenRows seen, RetoldDeals retold, SideRows rows) {
    this.subjects = subjects;
    this.seen = seen;
    this.retold = retold;
    this.rows = rows;
  }

  /** In the piece of work that is running, with what is to be known of the rows from now on. */
  Tally write(ImportJob job, List<NumberedRow> batch) {
    var decided = decide(job, batch);
    decided.retold().forEach(deal -> rows.add(RetoldDeals.add(job.id(), deal)));
    SeenRows.remember(decided.fresh()).ifPresent(rows::add);
    SeenRows.replace(decided.again()).ifPresent(rows::add);
    ProblemStore.of(job.id(), decided.outcomes()).ifPresent(rows::add);
    return Tally.of(decided.outcomes().values());
  }

  /** In the piece of work that is running. */
  Decided decide(ImportJob job, List<NumberedRow> batch) {
    var decided = new Decided();
    var bySubject = new LinkedHashMap<String, List<Decidable>>();
    for (var row : batch) {
      switch (row) {
        case Undecidable u -> decided.as(u, new Outcome.Rejected(u.row().problem()));
        case Decidable d ->
            bySubject.computeIfAbsent(d.entry().id(), _ -> new ArrayList<>()).add(d);
      }
    }
    var before =
        seen.of(
            bySubject.values().stream().flatMap(List::stream).map(Decidable::fingerprint).toList());
    var retoldBefore = retoldBefore(job.id(), bySubject, before);
    subjects.readAhead(withFresh(bySubject, before));
    var writer = new RowsWriter(subjects, before, decided);
    bySubject.forEach(
        (id, ofThis) -> {
          var toldBefore = retoldBefore.contains(id);
          if (writer.write(id, ofThis, toldBefore) && !toldBefore) {
            decided.retold().add(id);
          }
        });
    return decided;
  }

  /** Asked only of those with a row that was decided before and made nothing happen. */
  private Set<String> retoldBefore(
      UUID job, Map<String, List<Decidable>> bySubject, Map<Fingerprint, Seen> before) {
    return retold.among(
        job,
        bySubject.entrySet().stream()
            .filter(
                subject ->
                    subject.getValue().stream().anyMatch(row -> isWithoutEffect(row, before)))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  private static List<String> withFresh(
      Map<String, List<Decidable>> bySubject, Map<Fingerprint, Seen> before) {
    return bySubject.entrySet().stream()
        .filter(
            subject ->
                subject.getValue().stream().anyMatch(row -> !before.containsKey(row.fingerprint())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isWithoutEffect(Decidable row, Map<Fingerprint, Seen> before) {
    var seen = before.get(row.fingerprint());
    return seen != null && seen.isWithoutEffect();
  }
}
