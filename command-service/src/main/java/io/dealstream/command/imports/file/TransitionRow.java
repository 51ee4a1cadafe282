package io.dealstream.command.imports.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one deal, as a file tells it. What is null stood blank.
 *
 * @param stage a stage id, {@code won} or {@code lost}
 * @param occurredAt in whole milliseconds
 */
public record TransitionRow(
    String dealId,
    Instant occurredAt,
    String stage,
    @Nullable String reason,
    @Nullable String actor,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable String name,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source)
    implements Entry {

  static TransitionRow of(RowTexts row) throws RowTexts.NoValue {
    return new TransitionRow(
        row.needed(Field.DEAL_ID),
        row.neededTime(Field.OCCURRED_AT),
        row.needed(Field.STAGE),
        row.text(Field.REASON),
        row.text(Field.ACTOR),
        row.amount(Field.AMOUNT),
        row.text(Field.CURRENCY),
        row.text(Field.NAME),
        row.text(Field.OWNER),
        row.text(Field.TEAM),
        row.text(Field.SOURCE));
  }

  @Override
  public String id() {
    return dealId;
  }

  @Override
  public Instant at() {
    return occurredAt;
  }

  @Override
  public List<@Nullable String> content() {
    return Arrays.asList(
        occurredAt.toString(),
        stage,
        reason,
        actor,
        amount == null ? null : amount.stripTrailingZeros().toPlainString(),
        currency,
        name,
        owner,
        team,
        source);
  }
}
