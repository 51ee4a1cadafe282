package io.dealstream.query.board;

import io.dealstream.events.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's deals, column by column.
 *
 * @param position of the newest event that is in it; 0 while there is none
 */
public record Board(
    String pipelineId,
    long pipelineVersion,
    String name,
    String currency,
    String zone,
    long position,
    List<Column> stages,
    Outcomes outcomes) {

  /**
   * An open stage.
   *
   * @param count of all its open deals, however many are shown
   * @param value of those that have one; null where there are deals and none of them has
   * @param withoutValue how many have none
   * @param deals the newest arrivals first
   */
  public record Column(
      String stageId,
      String name,
      boolean retired,
      long count,
      @Nullable Money value,
      long withoutValue,
      List<Card> deals) {}

  public record Card(
      String id,
      String name,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable Money amount,
      @Nullable Money value,
      Instant stageEnteredAt,
      long version) {}

  public record Outcomes(Total won, Total lost) {}

  public record Total(long count, @Nullable Money value, long withoutValue) {}
}
