package io.dealstream.forecast.backtest;

/** The forecasts that are compared. */
public enum Method {
  /** Conversion and time-to-win by age: {@link io.dealstream.forecast.Conversion}. */
  MEASURED("measured"),
  /** The stage's win rate, at the median time-to-win. */
  PLAIN("plain"),
  /** The stage's win rate, its wins spread over time as they were: a harder one to beat. */
  PLAIN_SPREAD("plain, spread");

  private final String title;

  Method(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
