package io.dealstream.command.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueTest {

  @Test
  void what_is_written_of_it_reads_back() {
    var due =
        new Due("deal:sales~a:b#1", 12, "planned~3", Instant.parse("2026-03-16T09:00:00.250Z"));
    assertThat(due.word()).isEqualTo("deal:sales~a:b#1|12|planned~3|2026-03-16T09:00:00.250Z");
    assertThat(Due.of(due.word())).isEqualTo(due);
    assertThat(due.id()).isEqualTo("sales~a:b#1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "deal:d1", "deal:d1|1|a1", "deal:d1|1|a1|2026-03-16T09:00:00Z|x"})
  void nothing_else_is_read(String word) {
    assertThatThrownBy(() -> Due.of(word)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "64, 300", "100000, 300"})
  void each_failure_in_a_row_makes_the_pause_longer_up_to_five_minutes(int failures, int seconds) {
    assertThat(TryAgain.pauseAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
