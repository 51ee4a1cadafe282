package io.dealstream.command.imports.file;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a lead, as a file tells it. What is null stood blank.
 *
 * @param occurredAt in whole milliseconds
 * @param name a business's label; columns that name people are not read
 */
public record LeadRow(
    String leadId,
    Instant occurredAt,
    String status,
    @Nullable String reason,
    @Nullable String actor,
    @Nullable String name,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String campaign)
    implements Entry {

  static LeadRow of(RowTexts row) throws RowTexts.NoValue {
    return new LeadRow(
        row.needed(Field.LEAD_ID),
        row.neededTime(Field.OCCURRED_AT),
        row.needed(Field.STATUS),
        row.text(Field.REASON),
        row.text(Field.ACTOR),
        row.text(Field.NAME),
        row.text(Field.OWNER),
        row.text(Field.TEAM),
        row.text(Field.SOURCE),
        row.text(Field.CAMPAIGN));
  }

  @Override
  public String id() {
    return leadId;
  }

  @Override
  public Instant at() {
    return occurredAt;
  }

  @Override
  public List<@Nullable String> content() {
    return Arrays.asList(
        "lead", occurredAt.toString(), status, reason, actor, name, owner, team, source, campaign);
  }
}
