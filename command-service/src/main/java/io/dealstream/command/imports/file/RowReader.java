package io.dealstream.command.imports.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Turns the texts of a row into what they mean, or says which of them means nothing. */
public final class RowReader {

  private final Form form;
  private final Function<String, Instant> times;

  /**
   * @param times throws {@link DateTimeException} where the text is no time
   */
  public RowReader(Form form, Function<String, Instant> times) {
    this.form = form;
    this.times = times;
  }

  /**
   * @param texts blank or absent where the row says nothing
   */
  public FileRow read(long line, Map<Field, String> texts) {
    var row = new RowTexts(texts, times);
    try {
      return new FileRow.Readable(line, form.read(row));
    } catch (RowTexts.NoValue noValue) {
      return new FileRow.Unreadable(line, row.text(form.id()), noValue.problem());
    }
  }
}
