package io.dealstream.system.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.system.LocalStack;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page works out by itself, beside what Java says of the same. */
class PageModulesTest {

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
  private static final LocalDate SOME_DAY = LocalDate.of(2015, 1, 1);
  private static final int YEARS = 20;
  private static final DateTimeFormatter ISO_WEEK = DateTimeFormatter.ofPattern("YYYY-'W'ww");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Test
  void days_weeks_and_months_are_those_of_the_calendar() throws IOException {
    var page = page();
    var random = new Random(11);
    for (int i = 0; i < 60; i++) {
      var day = SOME_DAY.plusDays(random.nextInt(365 * YEARS));
      var by = random.nextInt(-400, 400);
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var start = day.atStartOfDay(ZoneId.of(zone)).toInstant().toEpochMilli();
      var week = day.format(ISO_WEEK.withLocale(java.util.Locale.UK));

      assertThat(page.ask("days.js", "dayAfter('%s', %d)".formatted(day, by)))
          .isEqualTo(day.plusDays(by).toString());
      assertThat(page.ask("days.js", "weekOf('%s')".formatted(day))).isEqualTo(week);
      assertThat(page.ask("days.js", "mondayOf('%s')".formatted(week)))
          .isEqualTo(day.with(java.time.DayOfWeek.MONDAY).toString());
      assertThat(page.ask("days.js", "startOf('%s', '%s')".formatted(day, zone)))
          .as(day + " in " + zone)
          .isEqualTo(start);
      assertThat(page.ask("days.js", "dayOf(%d, '%s')".formatted(start, zone)))
          .isEqualTo(day.toString());
    }
  }

  @Test
  void windows_follow_each_other_without_a_gap() throws IOException {
    var page = page();
    var until = LocalDate.of(2026, 1, 3);

    assertThat(page.ask("days.js", "windowsUntil('%s', 'month', 5)".formatted(until)))
        .isEqualTo(
            IntStream.rangeClosed(-4, 0)
                .mapToObj(i -> "month:" + YearMonth.from(until).plusMonths(i))
                .toList());
    assertThat(page.ask("days.js", "windowsUntil('%s', 'week', 3)".formatted(until)))
        .isEqualTo(List.of("week:2025-W51", "week:2025-W52", "week:2026-W01"));
    assertThat(page.ask("days.js", "dayBehind('week:2026-W01')")).isEqualTo("2026-01-05");
    assertThat(page.ask("days.js", "firstDayOf('week:2026-W01')")).isEqualTo("2025-12-29");
    assertThat(page.ask("days.js", "dayBehind('month:2025-12')")).isEqualTo("2026-01-01");
  }

  @Test
  void the_steps_of_a_waterfall_lead_from_the_opening_to_the_closing() throws IOException {
    var page = page();
    var item =
        """
        {"opening":{"amount":"100.00"},"openingDeals":1,"new":{"amount":"50.00"},"newDeals":2,\
        "revalued":{"amount":"-5.00"},"won":{"amount":"30.00"},"wonDeals":1,\
        "closing":{"amount":"115.00"},"closingDeals":2}\
        """;

    assertThat(
            page.ask(
                "waterfall-geometry.js",
                "stepsOf(%s).map((s) => [s.line, s.from, s.to].join(' '))".formatted(item)))
        .isEqualTo(
            List.of(
                "opening 0 100",
                "new 100 150",
                "revalued 150 145",
                "won 145 115",
                "closing 0 115"));
    assertThat(
            page.ask(
                "waterfall-geometry.js",
                "waterfall(m.stepsOf(%s), 500, 116).steps.map((s) => Math.round(s.height))"
                    .formatted(item)))
        .as("as high as the amounts, on one scale")
        .isEqualTo(List.of(67L, 33L, 3L, 20L, 77L));
  }

  /** A drawing takes 150 ms, and something changes all the time. */
  @Test
  void where_drawing_takes_long_most_of_the_time_is_left_to_everything_else() throws IOException {
    var drawings =
        page()
            .ask(
                "store.js",
                """
                onChange(() => {
                  const until = performance.now() + 150;
                  while (performance.now() < until);
                  globalThis.drawings = (globalThis.drawings ?? 0) + 1;
                }) ?? new Promise((done) => {
                  const changes = setInterval(() => m.change({}), 5);
                  setTimeout(() => done(clearInterval(changes) ?? globalThis.drawings), 3_000);
                })\
                """);

    assertThat((Long) drawings).isBetween(2L, 6L);
  }

  @Test
  void in_a_rush_nothing_lights_up_until_it_is_over() throws IOException {
    var page = page();

    assertThat(page.ask("rush.js", "rush(10) + ' then ' + m.rush(1)")).isEqualTo("false then true");
    await().untilAsserted(() -> assertThat(page.ask("rush.js", "rush(0)")).isEqualTo(false));
  }

  @Test
  void what_was_found_is_marked_in_any_letters_and_nothing_of_it_is_markup() throws IOException {
    var page = page();

    assertThat(page.ask("search/pieces.js", "piecesOf('Łódź (ŁÓDŹ) a.b', 'łódź')"))
        .isEqualTo(List.of("", "Łódź", " (", "ŁÓDŹ", ") a.b"));
    assertThat(page.ask("search/pieces.js", "piecesOf('a.b [c] $d', '.b [c] $')"))
        .isEqualTo(List.of("a", ".b [c] $", "d"));
    assertThat(page.ask("search/pieces.js", "piecesOf('axb', 'a.b')")).isEqualTo(List.of("axb"));
    assertThat(
            page.ask(
                "search/pieces.js",
                "piecesOfExcerpt('5 &lt; 6 &amp;lt; &quot;<mark>it&#39;s</mark>&quot; &mark;')"))
        .isEqualTo(List.of("5 < 6 &lt; \"", "it's", "\" &mark;"));
  }

  @Test
  void both_languages_say_the_same_things() throws IOException {
    var page = page();
    var things =
        """
        wordsFor('%s') && (function things(words, of) {
          return Object.entries(words).flatMap(([name, said]) =>
            typeof said === 'object' ? things(said, of + name + '.') : of + name + ' ' + typeof said);
        })(m.wordsFor('%s'), '').sort()\
        """;

    assertThat(page.ask("words.js", things.formatted("pl", "pl")))
        .isEqualTo(page.ask("words.js", things.formatted("en", "en")));
  }

  private static Dashboard page() throws IOException {
    return Dashboard.unsigned(chromium.open(), LocalStack.shared().query());
  }
}
