package io.dealstream.command.imports.file;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a deal, or is to be done, as a file tells it. What is null stood blank.
 *
 * @param happenedAt in whole milliseconds
 * @param dueAt in whole milliseconds
 * @param by who did it
 */
public record ActivityRow(
    String dealId,
    @Nullable Instant happenedAt,
    @Nullable Instant dueAt,
    String type,
    @Nullable String title,
    @Nullable String text,
    @Nullable String link,
    @Nullable String by,
    @Nullable String team)
    implements Entry {

  static ActivityRow of(RowTexts row) throws RowTexts.NoValue {
    return new ActivityRow(
        row.needed(Field.DEAL_ID),
        row.time(Field.HAPPENED_AT),
        row.time(Field.DUE_AT),
        row.needed(Field.TYPE),
        row.text(Field.TITLE),
        row.text(Field.TEXT),
        row.text(Field.LINK),
        row.text(Field.BY),
        row.text(Field.TEAM));
  }

  @Override
  public String id() {
    return dealId;
  }

  @Override
  public @Nullable Instant at() {
    return happenedAt;
  }

  /** Each stands for itself: one more in a later file must not make others of those after it. */
  @Override
  public String counted() {
    return dealId + content();
  }

  @Override
  public List<@Nullable String> content() {
    return Arrays.asList(
        "activity", text(happenedAt), text(dueAt), type, title, text, link, by, team);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
