package io.dealstream.command.imports.file;

import static io.dealstream.command.imports.file.Field.ACTOR;
import static io.dealstream.command.imports.file.Field.AMOUNT;
import static io.dealstream.command.imports.file.Field.BY;
import static io.dealstream.command.imports.file.Field.CAMPAIGN;
import static io.dealstream.command.imports.file.Field.CURRENCY;
import static io.dealstream.command.imports.file.Field.DEAL_ID;
import static io.dealstream.command.imports.file.Field.DUE_AT;
import static io.dealstream.command.imports.file.Field.HAPPENED_AT;
import static io.dealstream.command.imports.file.Field.LEAD_ID;
import static io.dealstream.command.imports.file.Field.LINK;
import static io.dealstream.command.imports.file.Field.NAME;
import static io.dealstream.command.imports.file.Field.OCCURRED_AT;
import static io.dealstream.command.imports.file.Field.OWNER;
import static io.dealstream.command.imports.file.Field.REASON;
import static io.dealstream.command.imports.file.Field.SOURCE;
import static io.dealstream.command.imports.file.Field.STAGE;
import static io.dealstream.command.imports.file.Field.STATUS;
import static io.dealstream.command.imports.file.Field.TEAM;
import static io.dealstream.command.imports.file.Field.TEXT;
import static io.dealstream.command.imports.file.Field.TITLE;
import static io.dealstream.command.imports.file.Field.TYPE;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
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
      List.of(OCCURRED_AT)),
  LEADS(
      "lead",
      "leads",
      List.of(LEAD_ID, OCCURRED_AT, STATUS),
      List.of(REASON, ACTOR, NAME, OWNER, TEAM, SOURCE, CAMPAIGN),
      List.of(LEAD_ID, OCCURRED_AT, STATUS),
      List.of(OCCURRED_AT)),
  ACTIVITIES(
      "activity",
      "activities",
      List.of(DEAL_ID, TYPE, HAPPENED_AT),
      List.of(DUE_AT, TITLE, TEXT, LINK, BY, TEAM),
      List.of(DEAL_ID, TYPE),
      List.of(HAPPENED_AT, DUE_AT));

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

  /** As calls and answers spell it. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Form> of(String word) {
    return Stream.of(values()).filter(form -> form.word().equals(word)).findFirst();
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
      case LEADS -> LeadRow.of(texts);
      case ACTIVITIES -> ActivityRow.of(texts);
    };
  }
}
