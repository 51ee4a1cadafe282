package io.dealstream.events.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.EventJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, DAY, day:2026-03-01, 2026-02-28T23:00:00Z, 2026-03-01T23:00:00Z",
    "2026-03-01, WEEK, week:2026-W09, 2026-02-22T23:00:00Z, 2026-03-01T23:00:00Z",
    "2026-03-01, MONTH, month:2026-03, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "2026-03-01, QUARTER, quarter:2026-Q1, 2025-12-31T23:00:00Z, 2026-03-31T22:00:00Z",
    "2027-01-03, WEEK, week:2026-W53, 2026-12-27T23:00:00Z, 2027-01-03T23:00:00Z",
    "2024-12-30, WEEK, week:2025-W01, 2024-12-29T23:00:00Z, 2025-01-05T23:00:00Z",
    "2026-12-31, QUARTER, quarter:2026-Q4, 2026-09-30T22:00:00Z, 2026-12-31T23:00:00Z"
  })
  void a_period_is_that_of_its_local_days(
      LocalDate day, Period period, String word, Instant start, Instant end) {
    var window = Window.containing(day, period, WARSAW);
    assertThat(window.word()).isEqualTo(word);
    assertThat(window.start()).isEqualTo(start);
    assertThat(window.end()).isEqualTo(end);
    assertThat(Window.of(period, word.substring(word.indexOf(':') + 1), WARSAW)).isEqualTo(window);
  }

  @Test
  void json_has_only_what_a_window_has() {
    assertThat(EventJson.MAPPER.writeValueAsString(Window.ALL)).isEqualTo("{\"kind\":\"all\"}");
    var week = Window.of(Period.WEEK, "2026-W09", WARSAW);
    assertThat(EventJson.MAPPER.writeValueAsString(week))
        .isEqualTo(
            """
            {"kind":"week","date":"2026-W09","start":"2026-02-22T23:00:00Z",\
            "end":"2026-03-01T23:00:00Z"}""");
  }

  @Test
  void a_day_has_as_many_hours_as_the_clocks_give_it() {
    var spring = Window.containing(LocalDate.parse("2026-03-29"), Period.DAY, WARSAW);
    assertThat(spring.end()).isEqualTo(spring.start().plusSeconds(23 * 3_600));
    var autumn = Window.containing(LocalDate.parse("2026-10-25"), Period.DAY, WARSAW);
    assertThat(autumn.end()).isEqualTo(autumn.start().plusSeconds(25 * 3_600));
  }

  @Test
  void ninety_days_end_with_the_last_one() {
    var window = Window.trailing(LocalDate.parse("2026-03-31"), ZoneId.of("UTC"));
    assertThat(window.word()).isEqualTo("trailing90");
    assertThat(window.start()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(window.end()).isEqualTo("2026-04-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-02-29",
    "DAY, 2026-3-1",
    "DAY, 2026-03",
    "WEEK, 2025-W53",
    "WEEK, 2026-W00",
    "WEEK, 2026-09",
    "MONTH, 2026-13",
    "MONTH, 2026-03-01",
    "QUARTER, 2026-Q5",
    "QUARTER, 2026-1"
  })
  void what_is_no_date_of_its_kind_is_none(Period period, String date) {
    assertThatThrownBy(() -> Window.of(period, date, WARSAW))
        .isInstanceOf(DateTimeParseException.class);
  }
}
