package io.dealstream.local.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void many_differences_are_counted_and_some_of_them_told() {
    var findings = new Findings("topics");
    for (var n = 1; n <= 1_234; n++) {
      findings.differs("position " + n, 1, 2);
    }
    findings.lookedAt(65_123, "records");
    assertThat(findings.lines())
        .hasSize(52)
        .startsWith("topics       differs  65,123 records", "  position 1: expected 1, found 2")
        .endsWith("  and 1,184 more: 1,234 in all");
  }

  @Test
  void a_difference_is_one_line_whatever_was_found() {
    var findings = new Findings("topics");
    findings.differs("position 1", "a", "b\nc");
    assertThat(findings.lines()).contains("  position 1: expected a, found b c");
  }
}
