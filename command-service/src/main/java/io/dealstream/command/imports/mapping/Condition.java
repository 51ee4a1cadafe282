package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds for a row where each column named has one of the values beside it. {@code ""} among them
 * stands for blank.
 */
record Condition(List<Test> tests) {

  static final Condition ALWAYS = new Condition(List.of());

  record Test(String column, Set<String> values) {}

  static Condition of(Yaml place) throws BadMapping {
    var tests = new ArrayList<Test>();
    for (var test : place.map().entrySet()) {
      tests.add(new Test(test.getKey(), Set.copyOf(test.getValue().texts())));
    }
    return new Condition(List.copyOf(tests));
  }

  boolean holds(CsvRow.Whole row) {
    return tests.stream().allMatch(test -> test.values.contains(row.get(test.column)));
  }

  Set<String> columns() {
    return tests.stream().map(Test::column).collect(Collectors.toSet());
  }
}
