package io.dealstream.command.imports.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a row, and what each of them means.
 *
 * @param texts blank or absent where the row says nothing
 * @param times throws {@link DateTimeException} where the text is no time
 */
record RowTexts(Map<Field, String> texts, Function<String, Instant> times) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

  @Nullable String text(Field field) {
    var text = texts.getOrDefault(field, "");
    return text.isBlank() ? null : text.strip();
  }

  String needed(Field field) throws NoValue {
    var text = text(field);
    if (text == null) {
      throw new NoValue("value-missing", field, "it must not be blank");
    }
    return text;
  }

  /** In whole milliseconds. */
  Instant neededTime(Field field) throws NoValue {
    return time(field, needed(field));
  }

  /** The same, where the row may say nothing. */
  @Nullable Instant time(Field field) throws NoValue {
    var text = text(field);
    return text == null ? null : time(field, text);
  }

  private Instant time(Field field, String text) throws NoValue {
    try {
      return times.apply(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException noTime) {
      throw new NoValue("malformed-time", field, "'%s' is no time".formatted(shown(text)));
    }
  }

  @Nullable BigDecimal amount(Field field) throws NoValue {
    var text = text(field);
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new NoValue("malformed-amount", field, "'%s' is no amount".formatted(shown(text)));
    }
    return new BigDecimal(text);
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** A text that means nothing. */
  static final class NoValue extends Exception {

    private final transient RowProblem problem;

    NoValue(String rule, Field field, String detail) {
      super(rule, null, false, false);
      problem = new RowProblem(rule, field.column(), detail);
    }

    RowProblem problem() {
      return problem;
    }
  }
}
