package io.dealstream.forecast.backtest;

import io.dealstream.forecast.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How near one way of forecasting came to what happened, over all dates. */
public final class Score {

  private static final int BINS = 10;

  private final int[] count = new int[BINS];
  private final double[] forecast = new double[BINS];
  private final int[] won = new int[BINS];
  private final List<Sum> sums = new ArrayList<>();
  private double squares;
  private int inside;

  void add(double chance, boolean happened) {
    var bin = Math.min(BINS - 1, (int) (chance * BINS));
    count[bin]++;
    forecast[bin] += chance;
    won[bin] += happened ? 1 : 0;
    var miss = chance - (happened ? 1 : 0);
    squares += miss * miss;
  }

  /** The value won of one date's deals, as forecast and as it was. */
  void add(Forecast forecast, double actual) {
    if (forecast.expected() != null && forecast.p10() != null && forecast.p90() != null) {
      sums.add(new Sum(forecast.expected(), actual));
      inside += forecast.p10() <= actual && actual <= forecast.p90() ? 1 : 0;
    }
  }

  /** Dates on which what was won lay between p10 and p90: eight of ten, were the spread right. */
  public int inside() {
    return inside;
  }

  /** Forecasts judged: a deal at a date each. */
  public int forecasts() {
    return IntStream.of(count).sum();
  }

  /** The mean of the squared misses, from 0, always right, to 1; null without a forecast. */
  public @Nullable Double brier() {
    return forecasts() == 0 ? null : squares / forecasts();
  }

  /** Over the dates: what was missed, either way, by what was won; null where nothing was won. */
  public @Nullable Double valueError() {
    var missed = sums.stream().mapToDouble(one -> Math.abs(one.expected - one.actual)).sum();
    return won() == 0 ? null : missed / won();
  }

  /**
   * What was expected too much by what was won, negative: too little; null where nothing was won.
   */
  public @Nullable Double valueBias() {
    return won() == 0 ? null : sums.stream().mapToDouble(Sum::expected).sum() / won() - 1;
  }

  private double won() {
    return sums.stream().mapToDouble(Sum::actual).sum();
  }

  /** Ten, from [0, 0.1) to [0.9, 1]. */
  public List<Bin> calibration() {
    return IntStream.range(0, BINS)
        .mapToObj(
            i ->
                new Bin(
                    count[i],
                    count[i] == 0 ? null : forecast[i] / count[i],
                    count[i] == 0 ? null : (double) won[i] / count[i]))
        .toList();
  }

  /**
   * @param forecast the mean chance given; null in an empty bin
   * @param happened the share of them that were won
   */
  public record Bin(int forecasts, @Nullable Double forecast, @Nullable Double happened) {}

  private record Sum(double expected, double actual) {}
}
