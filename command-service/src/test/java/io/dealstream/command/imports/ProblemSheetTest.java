package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.imports.ImportAnswer.ProblemItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemSheetTest {

  @Test
  void commas_quotes_and_line_ends_are_quoted() throws Exception {
    assertThat(sheet("a, \"b\"\nc")).endsWith(",\"a, \"\"b\"\"\nc\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void what_a_spreadsheet_would_take_for_a_formula_is_a_text(String formula) throws Exception {
    assertThat(sheet(formula)).contains("'" + formula);
  }

  @Test
  void what_is_no_formula_stays_as_it_is() throws Exception {
    assertThat(sheet("1=1")).isEqualTo("line,type,field,detail\r\n7,/problems/a,stage,1=1\r\n");
  }

  private static String sheet(String detail) throws Exception {
    var text = new StringBuilder();
    new ProblemSheet(text).add(new ProblemItem(7, "/problems/a", "stage", detail));
    return text.toString();
  }
}
