package io.dealstream.query.deals;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import io.dealstream.query.store.RowWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deals as rows. */
@Component
class DealTable {

  private static final RowWriter<Deal> WRITER =
      RowWriter.<Deal>into("deal")
          .key("id", "text", Deal::id)
          .column("pipeline_id", "text", d -> d.place().pipelineId())
          .column("pipeline_version", "integer", d -> d.place().pipelineVersion())
          .column("name", "text", d -> d.label().name())
          .column("status", "text", d -> d.outcome().status().word())
          .column("stage_id", "text", d -> d.place().stageId())
          .column("amount", "numeric", amount(d -> d.worth().amount()))
          .column("amount_currency", "text", currency(d -> d.worth().amount()))
          .column("value", "numeric", amount(d -> d.worth().value()))
          .column("value_currency", "text", currency(d -> d.worth().value()))
          .column("owner", "text", d -> d.holder().owner())
          .column("team", "text", d -> d.holder().team())
          .column("source", "text", d -> d.label().source())
          .column("lead_id", "text", d -> d.label().leadId())
          .column("external_id", "text", d -> d.label().externalId())
          .column("expected_close_on", "date", d -> d.plans().expectedCloseOn())
          .column("probability", "numeric", d -> d.plans().probability())
          .column("forecast_category", "text", DealTable::forecastCategory)
          .column("opened_at", "timestamptz", d -> d.label().openedAt())
          .column("stage_entered_at", "timestamptz", d -> d.place().stageEnteredAt())
          .column("closed_at", "timestamptz", d -> d.outcome().closedAt())
          .column("first_won_at", "timestamptz", d -> d.outcome().firstWonAt())
          .column("lost_reason", "text", d -> d.outcome().lostReason())
          .column("merged_into", "text", d -> d.outcome().mergedInto())
          .column("visits", "json", d -> EventJson.MAPPER.writeValueAsString(d.place().visits()))
          .column("version", "bigint", Deal::version)
          .column("position", "bigint", Deal::position)
          .column("opened_position", "bigint", d -> d.label().openedPosition())
          .replacing();

  private final JdbcTemplate jdbc;

  DealTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Deal> of(Collection<String> ids) {
    var found = new HashMap<String, Deal>();
    jdbc.query(
        "SELECT * FROM deal WHERE id = ANY (?)",
        row -> {
          var deal = DealRow.read(row);
          found.put(deal.id(), deal);
        },
        (Object) ids.toArray(String[]::new));
    return found;
  }

  void save(List<Deal> deals) {
    WRITER.write(jdbc, deals);
  }

  private static @Nullable String forecastCategory(Deal deal) {
    var category = deal.plans().forecastCategory();
    return category == null ? null : category.name();
  }

  private static Function<Deal, @Nullable BigDecimal> amount(
      Function<Deal, @Nullable Money> money) {
    return deal -> {
      var some = money.apply(deal);
      return some == null ? null : some.amount();
    };
  }

  private static Function<Deal, @Nullable String> currency(Function<Deal, @Nullable Money> money) {
    return deal -> {
      var some = money.apply(deal);
      return some == null ? null : some.currency();
    };
  }
}
