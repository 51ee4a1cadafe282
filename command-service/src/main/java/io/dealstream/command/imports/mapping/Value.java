package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a field's text comes from.
 *
 * @param alternatives the first that is not blank counts
 * @param blanks texts that mean nothing was said
 * @param translations from the file's word to ours; where there are any, no other word is known
 */
record Value(List<Template> alternatives, Set<String> blanks, Map<String, String> translations) {

  private static final Set<String> KEYS = Set.of("value", "blank", "values");

  /** A text, a list of alternatives, or a map with {@code value} and what to make of it. */
  static Value of(Yaml place) throws BadMapping {
    if (place.isText() || place.isList()) {
      return new Value(templates(place), Set.of(), Map.of());
    }
    var keys = place.map(KEYS);
    var value = keys.get("value");
    if (value == null) {
      throw place.bad("'value' is missing");
    }
    var blank = keys.get("blank");
    var values = keys.get("values");
    return new Value(
        templates(value),
        blank == null ? Set.of() : Set.copyOf(blank.texts()),
        values == null ? Map.of() : translations(values));
  }

  private static List<Template> templates(Yaml place) throws BadMapping {
    var templates = new ArrayList<Template>();
    for (var alternative : place.list()) {
      templates.add(Template.of(alternative));
    }
    return List.copyOf(templates);
  }

  private static Map<String, String> translations(Yaml place) throws BadMapping {
    var translations = new LinkedHashMap<String, String>();
    for (var word : place.map().entrySet()) {
      translations.put(word.getKey(), word.getValue().text());
    }
    return Map.copyOf(translations);
  }

  /**
   * @return blank where the row says nothing
   * @throws UnknownWord where a translation is asked for and there is none
   */
  String of(CsvRow.Whole row) throws UnknownWord {
    var text =
        alternatives.stream()
            .map(template -> template.fill(row))
            .filter(filled -> !filled.isBlank() && !blanks.contains(filled))
            .findFirst()
            .orElse("");
    if (text.isEmpty() || translations.isEmpty()) {
      return text;
    }
    var translated = translations.get(text);
    if (translated == null) {
      throw new UnknownWord(text);
    }
    return translated;
  }

  Set<String> columns() {
    var columns = new HashSet<String>();
    alternatives.forEach(template -> columns.addAll(template.columns()));
    return columns;
  }

  /** A word of the file that the mapping does not translate. */
  static final class UnknownWord extends Exception {

    UnknownWord(String word) {
      super(word, null, false, false);
    }
  }
}
