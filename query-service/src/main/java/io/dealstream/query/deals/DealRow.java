package io.dealstream.query.deals;

import io.dealstream.events.EventJson;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.query.deals.Deal.Holder;
import io.dealstream.query.deals.Deal.Label;
import io.dealstream.query.deals.Deal.Plans;
import io.dealstream.query.deals.Deal.Worth;
import io.dealstream.query.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads a deal from its row. */
final class DealRow {

  private static final TypeReference<Map<String, Integer>> VISITS = new TypeReference<>() {};

  private DealRow() {}

  static Deal read(ResultSet row) throws SQLException {
    return new Deal(
        row.getString("id"),
        label(row),
        place(row),
        new Worth(money(row, "amount"), money(row, "value")),
        plans(row),
        new Holder(row.getString("owner"), row.getString("team")),
        outcome(row),
        row.getLong("version"),
        row.getLong("position"));
  }

  private static Label label(ResultSet row) throws SQLException {
    return new Label(
        row.getString("name"),
        row.getString("source"),
        row.getString("lead_id"),
        row.getString("external_id"),
        instant(row, "opened_at"),
        row.getLong("opened_position"));
  }

  private static Plans plans(ResultSet row) throws SQLException {
    var category = row.getString("forecast_category");
    return new Plans(
        row.getObject("expected_close_on", LocalDate.class),
        row.getBigDecimal("probability"),
        category == null ? null : ForecastCategory.valueOf(category));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("pipeline_id"),
        row.getInt("pipeline_version"),
        row.getString("stage_id"),
        instant(row, "stage_entered_at"),
        EventJson.MAPPER.readValue(row.getString("visits"), VISITS));
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    return new Outcome(
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Columns.instant(row, "closed_at"),
        Columns.instant(row, "first_won_at"),
        row.getString("lost_reason"),
        row.getString("merged_into"));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    var amount = row.getBigDecimal(column);
    return amount == null ? null : new Money(amount, row.getString(column + "_currency"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(Columns.instant(row, column));
  }
}
