package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvRow;
import io.dealstream.command.imports.file.Field;
import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.Form;
import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.imports.file.RowReader;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the things a row of the file tells.
 *
 * @param when for which rows
 * @param certain whether the row must then have a time: without a condition, a blank time says that
 *     it did not happen
 * @param fields its id before the others, so that a row refused for one of them has its deal known
 */
record Telling(Form form, Condition when, boolean certain, EnumMap<Field, Value> fields) {

  /** Empty where the row does not tell it. */
  Optional<FileRow> of(CsvRow.Whole row, Numbers numbers, RowReader reader) {
    if (!when.holds(row)) {
      return Optional.empty();
    }
    var texts = new EnumMap<Field, String>(Field.class);
    for (var field : fields.entrySet()) {
      try {
        texts.put(field.getKey(), field.getValue().of(row));
      } catch (Value.UnknownWord unknown) {
        return Optional.of(unknown(row, texts, field.getKey(), unknown));
      }
    }
    texts.computeIfPresent(Field.AMOUNT, (_, amount) -> numbers.plain(amount));
    var happened =
        certain || form.times().stream().anyMatch(time -> !texts.getOrDefault(time, "").isBlank());
    return happened ? Optional.of(reader.read(row.line(), texts)) : Optional.empty();
  }

  private FileRow unknown(
      CsvRow.Whole row, Map<Field, String> texts, Field field, Value.UnknownWord unknown) {
    return new FileRow.Unreadable(
        row.line(),
        texts.get(form.id()),
        new RowProblem(
            "unmapped-value",
            field.column(),
            "the mapping has no translation for '%s'".formatted(unknown.getMessage())));
  }

  Set<String> columns() {
    var columns = new HashSet<>(when.columns());
    fields.values().forEach(value -> columns.addAll(value.columns()));
    return columns;
  }
}
