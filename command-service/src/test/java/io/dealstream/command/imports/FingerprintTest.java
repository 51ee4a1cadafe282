package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.imports.file.TransitionRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** Worked out by hand: a row that was imported years ago must still be known. */
  @Test
  void a_transition_is_known_by_the_same_for_ever() {
    var row =
        new TransitionRow(
            "d1",
            Instant.parse("2026-03-02T09:00:00Z"),
            "pitch",
            "why",
            "anna",
            new BigDecimal("12.50"),
            "EUR",
            null,
            "olga",
            null,
            "fair");
    assertThat(Fingerprint.of("sales", row, 3)).hasToString("4a6b37dde34cb83381476b99c3538d78");
  }
}
