package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvFile;
import io.dealstream.command.imports.file.CsvRow;
import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.imports.file.RowReader;
import io.dealstream.command.imports.file.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file read by a mapping: each of its rows tells one thing or several. */
final class MappedFile implements HistoryFile {

  private static final Comparator<FileRow> BY_TIME =
      Comparator.comparing(
          row -> ((FileRow.Readable) row).entry().at(),
          Comparator.nullsFirst(Comparator.naturalOrder()));

  private final CsvFile csv;
  private final Mapping mapping;
  private final RowReader reader;
  private final Deque<FileRow> ofThisLine = new ArrayDeque<>();

  private MappedFile(CsvFile csv, Mapping mapping, int shiftDays) {
    this.csv = csv;
    this.mapping = mapping;
    this.reader = new RowReader(mapping.form(), text -> mapping.times().read(text, shiftDays));
  }

  static MappedFile open(Mapping mapping, InputStream stored, int shiftDays)
      throws IOException, UnreadableFile {
    var csv = CsvFile.open(stored, mapping.shape());
    csv.require(mapping.columns());
    return new MappedFile(csv, mapping, shiftDays);
  }

  @Override
  public @Nullable FileRow next() throws IOException, UnreadableFile {
    while (ofThisLine.isEmpty()) {
      switch (csv.next()) {
        case null -> {
          return null;
        }
        case CsvRow.Broken broken -> ofThisLine.add(broken.unreadable());
        case CsvRow.Whole whole when mapping.only().holds(whole) -> ofThisLine.addAll(told(whole));
        case CsvRow.Whole _ -> {}
      }
    }
    return ofThisLine.removeFirst();
  }

  /** In time order, whatever the order of the columns: a deal may have gone back. */
  private List<FileRow> told(CsvRow.Whole row) {
    var rows = new ArrayList<FileRow>();
    for (var telling : mapping.tellings()) {
      telling.of(row, mapping.numbers(), reader).ifPresent(rows::add);
    }
    if (rows.isEmpty()) {
      var one = mapping.form().one();
      rows.add(
          new FileRow.Unreadable(
              row.line(),
              null,
              new RowProblem("no-" + one, "row", "no " + one + " of the mapping applies")));
    }
    if (rows.stream().allMatch(FileRow.Readable.class::isInstance)) {
      rows.sort(BY_TIME);
    }
    return rows;
  }
}
