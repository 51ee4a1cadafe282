package io.dealstream.query.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

  private final Words en = Words.of("en");
  private final Words pl = Words.of("pl");

  @Test
  void each_language_has_the_same_words_but_for_the_forms_of_a_number() {
    assertThat(withoutForms(pl)).isEqualTo(withoutForms(en));
    assertThat(en.keys()).anyMatch(key -> key.endsWith(".many"));
    for (var key : en.keys()) {
      if (key.endsWith(".many")) {
        assertThat(pl.keys())
            .contains(key, key.replace(".many", ".few"), key.replace("many", "one"));
      }
    }
  }

  private static Set<String> withoutForms(Words words) {
    return words.keys().stream()
        .filter(key -> !key.matches(".*\\.(one|few|many)"))
        .collect(Collectors.toSet());
  }

  @Test
  void numbers_ask_for_their_form() {
    assertThat(en.counted("deals", 1)).isEqualTo("1 deal");
    assertThat(en.counted("deals", 0)).isEqualTo("0 deals");
    assertThat(pl.counted("deals", 1)).isEqualTo("1 szansa");
    for (var n : new long[] {2, 3, 4, 22, 104}) {
      assertThat(pl.counted("deals", n)).isEqualTo(n + " szanse");
    }
    for (var n : new long[] {0, 5, 11, 12, 14, 21, 112}) {
      assertThat(pl.counted("deals", n)).isEqualTo(n + " szans");
    }
  }

  @Test
  void lengths_of_time_are_told_by_their_two_greatest_units() {
    assertThat(en.duration(new BigDecimal("183600.125"))).isEqualTo("2 d 3 h");
    assertThat(en.duration(new BigDecimal("3660"))).isEqualTo("1 h 1 min");
    assertThat(pl.duration(new BigDecimal("59.9"))).isEqualTo("0 min 59 s");
    assertThat(en.duration(null)).isEqualTo("–");
  }
}
