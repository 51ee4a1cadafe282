package io.dealstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/** How firmly an open deal is counted on. */
public enum ForecastCategory {
  @JsonProperty("commit")
  COMMIT("commit"),
  @JsonProperty("best_case")
  BEST_CASE("best_case"),
  @JsonProperty("pipeline")
  PIPELINE("pipeline"),
  @JsonProperty("omitted")
  OMITTED("omitted");

  private final String word;

  ForecastCategory(String word) {
    this.word = word;
  }

  /** As it is written in events and calls. */
  public String word() {
    return word;
  }

  public static Optional<ForecastCategory> of(String word) {
    return Stream.of(values()).filter(category -> category.word.equals(word)).findFirst();
  }
}
