package io.dealstream.command.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** A file in the canonical form: a row a transition, times in RFC 3339. */
public final class CanonicalFile implements HistoryFile {

  private final CsvFile csv;
  private final RowReader reader = new RowReader(text -> OffsetDateTime.parse(text).toInstant());

  private CanonicalFile(CsvFile csv) {
    this.csv = csv;
  }

  public static CanonicalFile open(InputStream stored) throws IOException, UnreadableFile {
    var csv = CsvFile.open(stored, CsvShape.USUAL);
    csv.require(Field.required());
    return new CanonicalFile(csv);
  }

  @Override
  public @Nullable FileRow next() throws IOException, UnreadableFile {
    return switch (csv.next()) {
      case null -> null;
      case CsvRow.Broken broken -> broken.unreadable();
      case CsvRow.Whole whole -> read(whole);
    };
  }

  private FileRow read(CsvRow.Whole whole) {
    var texts = new EnumMap<Field, String>(Field.class);
    for (var field : Field.values()) {
      texts.put(field, whole.get(field.column()));
    }
    return reader.read(whole.line(), texts);
  }
}
