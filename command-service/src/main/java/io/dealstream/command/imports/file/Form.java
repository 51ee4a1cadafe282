package io.dealstream.command.imports.file;

import static io.dealstream.command.imports.file.Field.ACTOR;
import static io.dealstream.command.imports.file.Field.AMOUNT;
import static io.dealstream.command.imports.file.Field.CURRENCY;
import static io.dealstream.command.imports.file.Field.DEAL_ID;
import static io.dealstream.command.imports.file.Field.NAME;
import static io.dealstream.command.imports.file.Field.OCCURRED_AT;
import static io.dealstream.command.imports.file.Field.OWNER;
import static io.dealstream.command.imports.file.Field.REASON;
import static io.dealstream.command.imports.file.Field.SOURCE;
import static io.dealstream.command.imports.file.Field.STAGE;
import static io.dealstream.command.imports.file.Field.TEAM;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rows of a file tell of, and so which columns they have. */
public enum Form {
  DEALS(
      "transition",
      "transitions",
      List.of(DEAL_ID, OCCURRED_AT, STAGE, REASON, ACTOR, AMOUNT, CURRENCY),
      List.of(NAME, OWNER, TEAM, SOURCE),
      List.of(DEAL_ID, OCCURRED_AT, STAGE),
      List.of(OCCURRED_AT));

  private final String one;
  private final String many;
  private final List<Field> required;
  private final List<Field> all;
  private final List<Field> needed;
  private final List<Field> times;

  Form(
      String one,
      String many,
      List<Field> required,
      List<Field> optional,
      List<Field> needed,
      List<Field> times) {
    this.one = one;
    this.many = many;
    this.required = required;
    this.all = Stream.concat(required.stream(), optional.stream()).toList();
    this.needed = needed;
    this.times = times;
  }

  /** What a row tells. */
  public String one() {
    return one;
  }

  /** The key under which a mapping says how rows are told. */
  public String many() {
    return many;
  }

  /** The columns that every header in the canonical form has. */
  List<String> required() {
    return required.stream().map(Field::column).toList();
  }

  /** Those a header may have. */
  public List<Field> fields() {
    return all;
  }

  /** Those without which a mapping makes no sense. */
  public List<Field> needed() {
    return needed;
  }

  /** Those that tell when it was, the first that is not blank. */
  public List<Field> times() {
    return times;
  }

  /** By what the rows are known that belong together. */
  public Field id() {
    return required.getFirst();
  }

  public Optional<Field> field(String column) {
    return all.stream().filter(field -> field.column().equals(column)).findFirst();
  }

  Entry read(RowTexts texts) throws RowTexts.NoValue {
    return switch (this) {
      case DEALS -> TransitionRow.of(texts);
    };
  }
}
