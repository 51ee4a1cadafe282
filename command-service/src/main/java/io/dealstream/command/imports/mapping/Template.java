package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A text with columns in it, as {@code {account}: {product}}. Without any it is a constant. */
final class Template {

  private sealed interface Part {
    record Constant(String text) implements Part {}

    record Column(String name) implements Part {}
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /** A brace that is meant is doubled. */
  static Template of(Yaml place) throws BadMapping {
    var text = place.text();
    var parts = new ArrayList<Part>();
    var constant = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c != '{' && c != '}') {
        constant.append(c);
      } else if (text.startsWith(String.valueOf(c).repeat(2), i)) {
        constant.append(c);
        i++;
      } else {
        var end = text.indexOf('}', i + 1);
        if (c == '}' || end < 0) {
          throw place.bad("a brace has no partner; a brace that is meant is doubled");
        }
        parts.add(new Part.Constant(constant.toString()));
        parts.add(new Part.Column(text.substring(i + 1, end).strip()));
        constant.setLength(0);
        i = end;
      }
    }
    parts.add(new Part.Constant(constant.toString()));
    return new Template(List.copyOf(parts));
  }

  /** The text for this row; blank where one of its columns is. */
  String fill(CsvRow.Whole row) {
    var text = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case Part.Constant(var constant) -> text.append(constant);
        case Part.Column(var name) -> {
          var value = row.get(name);
          if (value.isEmpty()) {
            return "";
          }
          text.append(value);
        }
      }
    }
    return text.toString();
  }

  Set<String> columns() {
    return parts.stream()
        .filter(Part.Column.class::isInstance)
        .map(part -> ((Part.Column) part).name())
        .collect(Collectors.toSet());
  }
}
