package io.dealstream.query.forecast;

import io.dealstream.query.past.LookingBack;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ForecastController {

  private static final String HORIZON = "30, 60 or 90 days from asOf; 30 without a month.";
  private static final String MONTH =
      "In place of a horizon: a month in the pipeline's time zone, like 2026-12, that is not over.";

  private final Forecasts forecasts;

  ForecastController(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  /**
   * What open deals will bring: by category and by month of expected close, and the value won in a
   * time ahead, expected and as a distribution, with what it was measured from.
   */
  @GetMapping("/api/forecast")
  ForecastAnswer forecast(
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(required = false) @Parameter(description = HORIZON) @Nullable String horizon,
      @RequestParam(required = false) @Parameter(description = MONTH) @Nullable String month,
      @ParameterObject LookingBack lookingBack) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return forecasts.of(pipeline, segment, horizon, month, lookingBack.past(), now);
  }
}
