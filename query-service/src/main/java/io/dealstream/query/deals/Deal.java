package io.dealstream.query.deals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
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
      @Nullable LocalDate expectedCloseOn,
      @Nullable ForecastCategory forecastCategory,
      @Nullable String externalId,
      Instant openedAt,
      @JsonIgnore long openedPosition) {}

  /**
   * @param value the amount in the pipeline's reporting currency
   */
  public record Worth(@Nullable Money amount, @Nullable Money value) {}

  public record Holder(String owner, @Nullable String team) {}

  @JsonIgnore
  public boolean isOpen() {
    return outcome.status() == Status.OPEN;
  }

  Deal in(Place there) {
    return new Deal(id, label, there, worth, holder, outcome, version, position);
  }

  Deal worth(@Nullable Money amount, @Nullable Money value) {
    return new Deal(id, label, place, new Worth(amount, value), holder, outcome, version, position);
  }

  Deal heldBy(String owner, @Nullable String team) {
    return new Deal(id, label, place, worth, new Holder(owner, team), outcome, version, position);
  }

  Deal decided(Outcome so) {
    return new Deal(id, label, place, worth, holder, so, version, position);
  }

  Deal at(long newVersion, long newPosition) {
    return new Deal(id, label, place, worth, holder, outcome, newVersion, newPosition);
  }
}
