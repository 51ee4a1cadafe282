package io.dealstream.local.verify.models;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many deals stand where, and what they are worth together. */
final class BoardTotals {

  /**
   * A column of a board, or an outcome: the stage is empty then.
   *
   * @param partition the deals come from
   */
  record Where(String pipeline, int partition, String status, String stage) {

    static Where of(ReplayedDeal deal, int partition) {
      var stage = deal.status.equals("open") ? deal.stage : "";
      return new Where(deal.pipeline, partition, deal.status, stage);
    }

    @Override
    public String toString() {
      return "%s %s %s of partition %d".formatted(pipeline, status, stage, partition);
    }

    static Where of(Row row) {
      return new Where(
          String.valueOf(row.get("pipeline_id")),
          row.get("partition") instanceof Long n ? n.intValue() : -1,
          String.valueOf(row.get("status")),
          String.valueOf(row.get("stage_id")));
    }
  }

  private final Map<Where, Long> touched = new LinkedHashMap<>();

  /** A deal was, or is, there as something happened to it. */
  void touch(ReplayedDeal deal, int partition, long position) {
    if (!deal.isGone()) {
      touched.merge(Where.of(deal, partition), position, Math::max);
    }
  }

  /**
   * What there should be once all has happened.
   *
   * @param partitions by the deal's id
   */
  Map<Where, Row> rows(Collection<ReplayedDeal> deals, Map<String, Integer> partitions) {
    var sums = new LinkedHashMap<Where, Sum>();
    for (var deal : deals) {
      if (!deal.isGone()) {
        sums.computeIfAbsent(Where.of(deal, partitions.getOrDefault(deal.id, -1)), _ -> new Sum())
            .add(deal);
      }
    }
    var rows = new LinkedHashMap<Where, Row>();
    touched.forEach(
        (where, position) ->
            rows.put(where, sums.getOrDefault(where, new Sum()).row().with("position", position)));
    return rows;
  }

  private static final class Sum {
    private long deals;
    private long withoutValue;
    private BigDecimal value = BigDecimal.ZERO;

    void add(ReplayedDeal deal) {
      deals++;
      if (deal.value == null) {
        withoutValue++;
      } else {
        value = value.add(deal.value.amount());
      }
    }

    Row row() {
      return new Row()
          .with("deals", deals)
          .with("value", value)
          .with("without_value", withoutValue);
    }
  }
}
