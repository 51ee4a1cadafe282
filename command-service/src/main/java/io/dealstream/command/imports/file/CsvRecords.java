package io.dealstream.command.imports.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each record ends before it is parsed. A parser let loose on the whole file loses its
 * place at the first broken record, and takes all that follows a forgotten quote for one field;
 * here a broken record costs its own line, and reading goes on at the next.
 */
final class CsvRecords {

  private final Lines lines;
  private final char delimiter;
  private final CSVFormat format;
  private final Deque<Line> putBack = new ArrayDeque<>();

  CsvRecords(Lines lines, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
  }

  /**
   * @return the next record, blank lines left out, or null after the last
   */
  @Nullable CsvRecord next() throws IOException, UnreadableFile {
    var line = nextLine();
    while (line instanceof Line.Text(_, var text) && text.isBlank()) {
      line = nextLine();
    }
    return switch (line) {
      case null -> null;
      case Line.Broken(var number, var why) -> new CsvRecord.Broken(number, why);
      case Line.Text first -> record(first);
    };
  }

  private CsvRecord record(Line.Text first) throws IOException, UnreadableFile {
    var quotes = new Quotes(delimiter);
    if (!quotes.openAfter(first.text())) {
      return parsed(first.number(), first.text());
    }
    var record = new StringBuilder(first.text());
    var taken = new ArrayList<Line>();
    while (record.length() <= Lines.LONGEST) {
      var next = nextLine();
      if (next != null) {
        taken.add(next);
      }
      if (!(next instanceof Line.Text(_, var text))) {
        break;
      }
      record.append('\n').append(text);
      if (!quotes.openAfter(text)) {
        return parsed(first.number(), record.toString());
      }
    }
    taken.reversed().forEach(putBack::addFirst);
    return new CsvRecord.Broken(first.number(), "a quote is opened here and never closed");
  }

  private CsvRecord parsed(long line, String text) throws IOException {
    return isPlain(text) ? new CsvRecord.Values(line, split(text)) : quoted(line, text);
  }

  /** Most records are: a parser of their own would cost more than all else that is done to them. */
  private static boolean isPlain(String text) {
    return text.indexOf('"') < 0 && text.indexOf('\r') < 0;
  }

  private List<String> split(String text) {
    var values = new ArrayList<String>();
    var from = 0;
    for (var to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
      values.add(text.substring(from, to));
      from = to + 1;
    }
    values.add(text.substring(from));
    return values;
  }

  private CsvRecord quoted(long line, String text) throws IOException {
    try (var parser = CSVParser.parse(text, format)) {
      return new CsvRecord.Values(line, List.of(parser.iterator().next().values()));
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof CSVException) {
        return new CsvRecord.Broken(line, "something follows a closing quote");
      }
      throw broken;
    }
  }

  private @Nullable Line nextLine() throws IOException, UnreadableFile {
    return putBack.isEmpty() ? lines.next() : putBack.removeFirst();
  }
}
