package io.dealstream.command.imports.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A CSV with a header, plain or compressed by gzip, whatever its name or label says. */
public final class CsvFile {

  private static final int BUFFER = 1 << 16;

  private final CsvRecords records;
  private final Map<String, Integer> columns;

  private CsvFile(CsvRecords records, Map<String, Integer> columns) {
    this.records = records;
    this.columns = columns;
  }

  /** Reads the header. */
  public static CsvFile open(InputStream stored, CsvShape shape)
      throws IOException, UnreadableFile {
    var records = new CsvRecords(new Lines(unpacked(stored), shape.charset()), shape.delimiter());
    return switch (records.next()) {
      case null -> throw unreadable("missing-header", "file", "the file is empty");
      case CsvRecord.Broken(_, var why) -> throw unreadable("malformed-header", "header", why);
      case CsvRecord.Values(_, var names) -> new CsvFile(records, columnsOf(names));
    };
  }

  private static InputStream unpacked(InputStream stored) throws IOException, UnreadableFile {
    var buffered = new BufferedInputStream(stored, BUFFER);
    buffered.mark(2);
    var magic = buffered.readNBytes(2);
    buffered.reset();
    return switch (magic.length < 2 ? 0 : (magic[0] & 0xff) << 8 | magic[1] & 0xff) {
      case 0x1f8b -> unzipped(buffered);
      case 0x504b -> throw unreadable("not-a-csv", "file", "this is a zip archive; gzip is read");
      case 0xfffe, 0xfeff -> throw unreadable("not-a-csv", "file", "this is UTF-16; use UTF-8");
      default -> buffered;
    };
  }

  private static InputStream unzipped(InputStream stored) throws IOException, UnreadableFile {
    try {
      return new BufferedInputStream(new GZIPInputStream(stored, BUFFER), BUFFER);
    } catch (ZipException | EOFException damaged) {
      throw unreadable("damaged-gzip", "file", "the gzip data is damaged or cut off");
    }
  }

  private static Map<String, Integer> columnsOf(List<String> names) throws UnreadableFile {
    var columns = new HashMap<String, Integer>();
    for (var name : names) {
      if (columns.put(name.strip(), columns.size()) != null) {
        throw unreadable(
            "duplicate-column", name.strip(), "the column '" + name.strip() + "' stands twice");
      }
    }
    return columns;
  }

  /**
   * @throws UnreadableFile where one of the columns is missing
   */
  public void require(Collection<String> names) throws UnreadableFile {
    for (var name : names) {
      if (!columns.containsKey(name)) {
        throw unreadable(
            "missing-column",
            name,
            "the header has no column '%s'; needed are %s"
                .formatted(name, String.join(", ", names)));
      }
    }
  }

  /**
   * @return the next row, or null after the last
   */
  public @Nullable CsvRow next() throws IOException, UnreadableFile {
    return switch (records.next()) {
      case null -> null;
      case CsvRecord.Broken(var line, var why) -> new CsvRow.Broken(line, why);
      case CsvRecord.Values(var line, var values) when values.size() != columns.size() ->
          new CsvRow.Broken(
              line,
              "the row has %d fields, the header %d".formatted(values.size(), columns.size()));
      case CsvRecord.Values(var line, var values) -> new CsvRow.Whole(line, columns, values);
    };
  }

  private static UnreadableFile unreadable(String rule, String column, String detail) {
    return new UnreadableFile(1, new RowProblem(rule, column, detail));
  }
}
