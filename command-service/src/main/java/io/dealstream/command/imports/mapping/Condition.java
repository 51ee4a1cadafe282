package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds for a row where each column named has one of the values beside it, or none of those under
 * {@code not}. {@code ""} among them stands for blank.
 */
record Condition(List<Test> tests) {

  static final Condition ALWAYS = new Condition(List.of());

  private static final String NOT = "not";

  record Test(String column, boolean has, Set<String> values) {

    boolean holds(CsvRow.Whole row) {
      return values.contains(row.get(column)) == has;
    }
  }

  static Condition of(Yaml place) throws BadMapping {
    var tests = new ArrayList<Test>();
    for (var test : place.map().entrySet()) {
      tests.add(test(test.getKey(), test.getValue()));
    }
    return new Condition(List.copyOf(tests));
  }

  private static Test test(String column, Yaml place) throws BadMapping {
    if (place.isText() || place.isList()) {
      return new Test(column, true, Set.copyOf(place.texts()));
    }
    var none = place.map(Set.of(NOT)).get(NOT);
    if (none == null) {
      throw place.bad("values, or 'not' and values, belong here");
    }
    return new Test(column, false, Set.copyOf(none.texts()));
  }

  boolean holds(CsvRow.Whole row) {
    return tests.stream().allMatch(test -> test.holds(row));
  }

  Set<String> columns() {
    return tests.stream().map(Test::column).collect(Collectors.toSet());
  }
}
