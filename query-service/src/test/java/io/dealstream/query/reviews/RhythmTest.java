package io.dealstream.query.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @ParameterizedTest
  @CsvSource({
    "weekly,   2026-03-06, 2026-03-02, 2026-03-08, 2026-02-23",
    "weekly,   2026-03-08, 2026-03-02, 2026-03-08, 2026-02-23",
    "weekly,   2026-01-01, 2025-12-29, 2026-01-04, 2025-12-22",
    "biweekly, 2026-03-06, 2026-02-23, 2026-03-08, 2026-02-09",
    "biweekly, 2026-03-09, 2026-03-02, 2026-03-15, 2026-02-16",
    "monthly,  2026-03-06, 2026-03-01, 2026-03-31, 2026-02-01",
    "monthly,  2026-01-31, 2026-01-01, 2026-01-31, 2025-12-01",
  })
  void a_period_is_of_whole_days_and_the_one_before_ends_where_it_begins(
      String word, LocalDate day, LocalDate first, LocalDate last, LocalDate firstBefore) {
    var rhythm = Rhythm.named(word);
    var span = rhythm.around(day, WARSAW);
    var before = rhythm.before(span);
    assertThat(span.first()).isEqualTo(first);
    assertThat(span.last()).isEqualTo(last);
    assertThat(before.first()).isEqualTo(firstBefore);
    assertThat(before.end()).isEqualTo(span.start());
  }

  @Test
  void a_week_in_which_clocks_change_is_an_hour_shorter() {
    var span = Rhythm.WEEKLY.around(LocalDate.parse("2026-03-29"), WARSAW);
    assertThat(Duration.between(span.start(), span.end())).isEqualTo(Duration.ofHours(167));
    assertThat(span.start()).isEqualTo("2026-03-22T23:00:00Z");
    assertThat(span.contains(span.start())).isTrue();
    assertThat(span.contains(span.end())).isFalse();
  }
}
