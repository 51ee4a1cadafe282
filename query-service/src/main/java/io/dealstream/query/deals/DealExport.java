package io.dealstream.query.deals;

import io.dealstream.query.export.Exportable;
import io.dealstream.query.export.Part;
import io.dealstream.query.store.Conditions;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every deal as it stands when it is read, those that were merged or deleted among them. */
@Component
class DealExport implements Exportable {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "externalId",
          "name",
          "pipelineId",
          "stageId",
          "stageEnteredAt",
          "status",
          "amount/amount",
          "amount/currency",
          "value/amount",
          "value/currency",
          "owner",
          "team",
          "source",
          "leadId",
          "expectedCloseOn",
          "probability",
          "forecastCategory",
          "openedAt",
          "closedAt",
          "firstWonAt",
          "lostReason",
          "mergedInto",
          "version",
          "position");

  private final JdbcClient jdbc;

  DealExport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String word() {
    return "deals";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<Numbered> next(Part part, long after, int atMost) {
    return new Conditions(
            "SELECT * FROM deal WHERE opened_position > :after",
            Map.of("after", after, "n", atMost))
        .and("pipeline_id = :pipeline", "pipeline", part.pipeline())
        .and("id = :deal", "deal", part.deal())
        .and("owner = :owner", "owner", part.owner())
        .and("opened_at >= :from", "from", part.from())
        .and("opened_at < :to", "to", part.to())
        .in(jdbc, " ORDER BY opened_position LIMIT :n")
        .query((row, _) -> new Numbered(row.getLong("opened_position"), DealRow.read(row)))
        .list();
  }
}
