package io.dealstream.query.deals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it stands after its event number {@code version}.
 *
 * @param position of that event among all
 */
public record Deal(
    String id,
    @JsonUnwrapped Label label,
    @JsonUnwrapped Place place,
    @JsonUnwrapped Worth worth,
    @JsonUnwrapped Plans plans,
    @JsonUnwrapped Holder holder,
    @JsonUnwrapped Outcome outcome,
    long version,
    long position) {

  /**
   * What a deal is opened with.
   *
   * @param openedPosition of the event that opened it; never sent, lists are paged by it
   */
  public record Label(
      String name,
      @Nullable String source,
      @Nullable String leadId,
      @Nullable String externalId,
      Instant openedAt,
      @JsonIgnore long openedPosition) {}

  /**
   * @param value the amount in the pipeline's reporting currency
   */
  public record Worth(@Nullable Money amount, @Nullable Money value) {}

  /**
   * What is expected of a deal.
   *
   * @param probability its own; null for that of the stage it is in
   * @param forecastCategory its own; null for that of the stage it is in
   */
  public record Plans(
      @Nullable LocalDate expectedCloseOn,
      @Nullable BigDecimal probability,
      @Nullable ForecastCategory forecastCategory) {

    Plans closingOn(LocalDate day) {
      return new Plans(day, probability, forecastCategory);
    }

    Plans likely(@Nullable BigDecimal newProbability) {
      return new Plans(expectedCloseOn, newProbability, forecastCategory);
    }

    Plans in(@Nullable ForecastCategory newCategory) {
      return new Plans(expectedCloseOn, probability, newCategory);
    }
  }

  public record Holder(String owner, @Nullable String team) {}

  @JsonIgnore
  public boolean isOpen() {
    return outcome.status() == Status.OPEN;
  }

  @JsonIgnore
  public boolean isGone() {
    return outcome.status().isGone();
  }

  Deal in(Place there) {
    return new Deal(id, label, there, worth, plans, holder, outcome, version, position);
  }

  Deal planned(Plans newPlans) {
    return new Deal(id, label, place, worth, newPlans, holder, outcome, version, position);
  }

  Deal worth(@Nullable Money amount, @Nullable Money value) {
    return new Deal(
        id, label, place, new Worth(amount, value), plans, holder, outcome, version, position);
  }

  Deal heldBy(String owner, @Nullable String team) {
    return new Deal(
        id, label, place, worth, plans, new Holder(owner, team), outcome, version, position);
  }

  Deal decided(Outcome so) {
    return new Deal(id, label, place, worth, plans, holder, so, version, position);
  }

  Deal at(long newVersion, long newPosition) {
    return new Deal(id, label, place, worth, plans, holder, outcome, newVersion, newPosition);
  }
}
