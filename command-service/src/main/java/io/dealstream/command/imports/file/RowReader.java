package io.dealstream.command.imports.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a row into what they mean, or says which of them means nothing. */
public final class RowReader {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

  private final Function<String, Instant> times;

  /**
   * @param times throws {@link DateTimeException} where the text is no time
   */
  public RowReader(Function<String, Instant> times) {
    this.times = times;
  }

  /**
   * @param texts blank or absent where the row says nothing
   */
  public FileRow read(long line, Map<Field, String> texts) {
    var id = text(texts, Field.DEAL_ID);
    try {
      return new FileRow.Readable(
          line,
          new TransitionRow(
              needed(texts, Field.DEAL_ID),
              time(needed(texts, Field.OCCURRED_AT)),
              needed(texts, Field.STAGE),
              text(texts, Field.REASON),
              text(texts, Field.ACTOR),
              amount(text(texts, Field.AMOUNT)),
              text(texts, Field.CURRENCY),
              text(texts, Field.NAME),
              text(texts, Field.OWNER),
              text(texts, Field.TEAM),
              text(texts, Field.SOURCE)));
    } catch (NoValue noValue) {
      return new FileRow.Unreadable(line, id, noValue.problem);
    }
  }

  private static @Nullable String text(Map<Field, String> texts, Field field) {
    var text = texts.getOrDefault(field, "");
    return text.isBlank() ? null : text.strip();
  }

  private static String needed(Map<Field, String> texts, Field field) throws NoValue {
    var text = text(texts, field);
    if (text == null) {
      throw new NoValue("value-missing", field, "it must not be blank");
    }
    return text;
  }

  private Instant time(String text) throws NoValue {
    try {
      return times.apply(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException noTime) {
      throw new NoValue(
          "malformed-time", Field.OCCURRED_AT, "'%s' is no time".formatted(shown(text)));
    }
  }

  private static @Nullable BigDecimal amount(@Nullable String text) throws NoValue {
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new NoValue(
          "malformed-amount", Field.AMOUNT, "'%s' is no amount".formatted(shown(text)));
    }
    return new BigDecimal(text);
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static final class NoValue extends Exception {

    private final RowProblem problem;

    NoValue(String rule, Field field, String detail) {
      super(rule, null, false, false);
      problem = new RowProblem(rule, field.column(), detail);
    }
  }
}
