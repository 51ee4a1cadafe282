package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvShape;
import io.dealstream.command.imports.file.Field;
import io.dealstream.command.imports.file.Form;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping's keys, and what each of them must be. */
final class MappingReader {

  private static final Set<String> KEYS =
      Stream.concat(
              Stream.of("pipeline", "file", "dates", "numbers", "only", "fields"),
              Stream.of(Form.values()).map(Form::many))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> FILE_KEYS = Set.of("encoding", "delimiter");
  private static final String NEWEST_IS_YESTERDAY = "newest-is-yesterday";

  private MappingReader() {}

  static Mapping read(Yaml root) throws BadMapping {
    var keys = root.map(KEYS);
    var pipeline = keys.get("pipeline");
    var only = keys.get("only");
    var form = form(root, keys);
    return new Mapping(
        form,
        pipeline == null ? null : pipeline.json(),
        shape(keys.get("file")),
        Times.of(keys.get("dates")),
        Numbers.of(keys.get("numbers")),
        only == null ? Condition.ALWAYS : Condition.of(only),
        shift(keys.get("dates")),
        tellings(form, keys));
  }

  private static CsvShape shape(@Nullable Yaml place) throws BadMapping {
    if (place == null) {
      return CsvShape.USUAL;
    }
    var keys = place.map(FILE_KEYS);
    var encoding = keys.get("encoding");
    var delimiter = keys.get("delimiter");
    return new CsvShape(
        encoding == null ? StandardCharsets.UTF_8 : charset(encoding),
        delimiter == null ? ',' : delimiter(delimiter));
  }

  private static Charset charset(Yaml place) throws BadMapping {
    try {
      var charset = Charset.forName(place.text());
      if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
        throw place.bad("only encodings that extend ASCII are read");
      }
      return charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw place.bad("'%s' is no encoding".formatted(place.text()));
    }
  }

  private static char delimiter(Yaml place) throws BadMapping {
    var text = place.text();
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      throw place.bad("a delimiter is one character, and neither a quote nor a line's end");
    }
    return text.charAt(0);
  }

  private static boolean shift(@Nullable Yaml dates) throws BadMapping {
    var shift = dates == null ? null : dates.map().get("shift");
    if (shift != null && !shift.text().equals(NEWEST_IS_YESTERDAY)) {
      throw shift.bad("known here: " + NEWEST_IS_YESTERDAY);
    }
    return shift != null;
  }

  /** The one whose list stands there. */
  private static Form form(Yaml root, Map<String, Yaml> keys) throws BadMapping {
    var forms = Stream.of(Form.values()).filter(form -> keys.containsKey(form.many())).toList();
    return switch (forms.size()) {
      case 0 -> throw root.bad("%s is missing".formatted(lists()));
      case 1 -> forms.getFirst();
      default -> throw root.bad("only one belongs here of " + lists());
    };
  }

  private static String lists() {
    return Stream.of(Form.values())
        .map(form -> "'" + form.many() + "'")
        .collect(Collectors.joining(" or "));
  }

  private static List<Telling> tellings(Form form, Map<String, Yaml> keys) throws BadMapping {
    var common = new EnumMap<Field, Value>(Field.class);
    var fields = keys.get("fields");
    if (fields != null) {
      common.putAll(values(form, fields.map(columns(form))));
    }
    var list = Objects.requireNonNull(keys.get(form.many()));
    var tellings = new ArrayList<Telling>();
    for (var place : list.list()) {
      tellings.add(telling(form, place, common));
    }
    if (tellings.isEmpty()) {
      throw list.bad("at least one %s is needed".formatted(form.one()));
    }
    return List.copyOf(tellings);
  }

  private static Telling telling(Form form, Yaml place, Map<Field, Value> common)
      throws BadMapping {
    var known = columns(form);
    known.add("when");
    var keys = place.map(known);
    var when = keys.remove("when");
    var fields = new EnumMap<Field, Value>(Field.class);
    fields.putAll(common);
    fields.putAll(values(form, keys));
    for (var needed : form.needed()) {
      if (!fields.containsKey(needed)) {
        throw place.bad("'%s' is missing, here and in fields".formatted(needed.column()));
      }
    }
    return new Telling(
        form, when == null ? Condition.ALWAYS : Condition.of(when), when != null, fields);
  }

  private static Set<String> columns(Form form) {
    return form.fields().stream().map(Field::column).collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<Field, Value> values(Form form, Map<String, Yaml> places) throws BadMapping {
    var values = new EnumMap<Field, Value>(Field.class);
    for (var place : places.entrySet()) {
      values.put(form.field(place.getKey()).orElseThrow(), Value.of(place.getValue()));
    }
    return values;
  }
}
