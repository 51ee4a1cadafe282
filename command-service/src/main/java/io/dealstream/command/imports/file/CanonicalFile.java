package io.dealstream.command.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** A file in one of the canonical forms: a row tells one thing, times are in RFC 3339. */
public final class CanonicalFile implements HistoryFile {

  private final CsvFile csv;
  private final Form form;
  private final RowReader reader;

  private CanonicalFile(CsvFile csv, Form form) {
    this.csv = csv;
    this.form = form;
    this.reader = new RowReader(form, text -> OffsetDateTime.parse(text).toInstant());
  }

  public static CanonicalFile open(InputStream stored, Form form)
      throws IOException, UnreadableFile {
    var csv = CsvFile.open(stored, CsvShape.USUAL);
    csv.require(form.required());
    return new CanonicalFile(csv, form);
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
    for (var field : form.fields()) {
      texts.put(field, whole.get(field.column()));
    }
    return reader.read(whole.line(), texts);
  }
}
