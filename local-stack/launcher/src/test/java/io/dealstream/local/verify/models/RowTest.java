package io.dealstream.local.verify.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.local.verify.report.Findings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

  @Test
  void values_that_mean_the_same_are_the_same() {
    var expected =
        new Row()
            .with("visit", 1)
            .with("value", new BigDecimal("10.00"))
            .with("chain", new byte[] {1, 2})
            .with("visits", Row.json(Map.of("a", 1)))
            .with("team", null);
    var found =
        new Row()
            .with("visit", 1L)
            .with("value", new BigDecimal("10"))
            .with("chain", "0102")
            .with("visits", "{ \"a\": 1 }")
            .with("team", null)
            .with("unasked", "whatever");
    assertThat(compare(expected, found)).hasSize(1);
  }

  @Test
  void each_column_that_is_otherwise_is_named() {
    var expected = new Row().with("owner", "ann").with("team", null).with("value", BigDecimal.ONE);
    var found = new Row().with("owner", "bob").with("team", "x");
    assertThat(compare(expected, found))
        .contains(
            "  deal d1 owner: expected ann, found bob",
            "  deal d1 team: expected null, found x",
            "  deal d1 value: expected 1, found null");
  }

  private static List<String> compare(Row expected, Row found) {
    var findings = new Findings("read models");
    expected.compare("deal d1", found, findings);
    return findings.lines();
  }
}
