package io.dealstream.metrics.facts;

import io.dealstream.events.ForecastCategory;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of what a deal may bring. */
final class WorthCodec {

  private static final YearMonth MONTH_ZERO = YearMonth.of(0, 1);
  private static final List<ForecastCategory> CATEGORIES = List.of(ForecastCategory.values());

  private WorthCodec() {}

  static void write(ByteWriter out, Worth worth) {
    perhaps(out, worth.value());
    perhaps(out, worth.own());
    perhaps(out, worth.ofStage());
    write(out, worth.outlook());
  }

  static Worth read(ByteReader in) {
    return new Worth(perhaps(in), perhapsSmall(in), perhapsSmall(in), readOutlook(in));
  }

  private static void write(ByteWriter out, Outlook outlook) {
    perhaps(out, number(outlook.month()));
    perhaps(out, number(outlook.own()));
    perhaps(out, number(outlook.ofStage()));
  }

  private static Outlook readOutlook(ByteReader in) {
    return new Outlook(month(perhaps(in)), category(perhapsSmall(in)), category(perhapsSmall(in)));
  }

  private static @Nullable Long number(@Nullable YearMonth month) {
    return month == null ? null : month.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  private static @Nullable YearMonth month(@Nullable Long number) {
    return number == null ? null : MONTH_ZERO.plusMonths(number);
  }

  private static @Nullable Integer number(@Nullable ForecastCategory category) {
    return category == null ? null : category.ordinal();
  }

  private static @Nullable ForecastCategory category(@Nullable Integer number) {
    return number == null ? null : CATEGORIES.get(number);
  }

  static void perhaps(ByteWriter out, @Nullable Number number) {
    if (number == null) {
      out.flag(false);
    } else {
      out.flag(true).signed(number.longValue());
    }
  }

  static @Nullable Long perhaps(ByteReader in) {
    return in.flag() ? in.signed() : null;
  }

  private static @Nullable Integer perhapsSmall(ByteReader in) {
    return in.flag() ? Math.toIntExact(in.signed()) : null;
  }
}
