package io.dealstream.query.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.edge.Problem;
import io.dealstream.events.Money;
import io.dealstream.query.reviews.Review.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A language: its words, which stand in a file of their own, and how it writes numbers. */
final class Words {

  private static final Map<String, Words> ALL = Map.of("en", read("en"), "pl", read("pl"));
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String NOTHING = "–";

  private final Locale locale;
  private final Properties words;

  private Words(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  /**
   * @throws Problem 400 for a language that is not spoken here
   */
  static Words of(String lang) {
    var words = ALL.get(lang);
    if (words == null) {
      throw Problem.malformed("unknown-lang", "lang", "it may be en or pl, not " + lang);
    }
    return words;
  }

  private static Words read(String lang) {
    var words = new Properties();
    try (var file =
        new ClassPathResource("reviews/words-" + lang + ".properties")
            .getContentAsString(UTF_8)
            .transform(java.io.StringReader::new)) {
      words.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(Locale.of(lang), words);
  }

  String lang() {
    return locale.getLanguage();
  }

  java.util.Set<String> keys() {
    return words.stringPropertyNames();
  }

  /**
   * @param parts in the places that the words have for them
   * @throws IllegalArgumentException where there are no such words
   */
  String say(String key, String... parts) {
    var text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return new MessageFormat(text, locale).format(parts);
  }

  /** What a code stands for; the code itself where that is not known here. */
  String named(String prefix, String code) {
    return words.getProperty(prefix + "." + code, code);
  }

  /** So many of something, in the form that the number asks for. */
  String counted(String what, long n) {
    return say(what + "." + plural(n), count(n));
  }

  private String plural(long n) {
    if (n == 1) {
      return "one";
    }
    if (!lang().equals("pl")) {
      return "many";
    }
    var few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
    return few ? "few" : "many";
  }

  String count(long n) {
    return NumberFormat.getIntegerInstance(locale).format(n);
  }

  String count(@Nullable BigDecimal n) {
    return n == null ? NOTHING : count(n.longValue());
  }

  /** With one decimal where it is no whole one. */
  String number(BigDecimal n) {
    var form = NumberFormat.getNumberInstance(locale);
    form.setMaximumFractionDigits(1);
    return form.format(n);
  }

  String money(@Nullable Money money) {
    if (money == null) {
      return NOTHING;
    }
    var form = NumberFormat.getNumberInstance(locale);
    form.setMinimumFractionDigits(money.amount().scale());
    form.setMaximumFractionDigits(money.amount().scale());
    return form.format(money.amount()) + " " + money.currency();
  }

  /** In a table: of no deals there is no value to tell, and of some without one it is not known. */
  String value(Tally tally) {
    if (tally.count() == 0) {
      return NOTHING;
    }
    return tally.isUnvalued() ? say("value.unknown") : money(tally.value());
  }

  /** In a sentence. */
  String worth(Tally tally) {
    return tally.isUnvalued() ? say("worth.unknown") : say("worth", money(tally.value()));
  }

  /** Per cent with one decimal. */
  String rate(@Nullable BigDecimal rate) {
    if (rate == null) {
      return NOTHING;
    }
    var form = NumberFormat.getPercentInstance(locale);
    form.setMinimumFractionDigits(1);
    form.setMaximumFractionDigits(1);
    return form.format(rate);
  }

  /** With its two greatest units. */
  String duration(@Nullable BigDecimal seconds) {
    if (seconds == null) {
      return NOTHING;
    }
    var length = Duration.ofSeconds(seconds.longValue());
    if (length.toDays() > 0) {
      return say("days-hours", count(length.toDays()), count(length.toHoursPart()));
    }
    return length.toHours() > 0
        ? say("hours-minutes", count(length.toHours()), count(length.toMinutesPart()))
        : say("minutes-seconds", count(length.toMinutes()), count(length.toSecondsPart()));
  }

  String day(LocalDate day) {
    return day.toString();
  }

  String at(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  String text(@Nullable String text) {
    return text == null ? NOTHING : text;
  }
}
