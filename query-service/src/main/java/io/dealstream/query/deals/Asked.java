package io.dealstream.query.deals;

import io.dealstream.edge.Choice;
import io.dealstream.query.paging.Question;
import io.dealstream.query.ranges.Ends;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters by which the list of deals is narrowed; each that is given must hold. */
record Asked(
    @Nullable String pipeline,
    @Parameter(description = "what the deal is called where it was imported from")
        @Nullable String externalId,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source,
    @Parameter(description = "the id of the stage it is in, or was decided in")
        @Nullable String stage,
    @Parameter(description = STATUS) @Nullable String status,
    @Parameter(description = MIN_VALUE) @Nullable String minValue,
    @Parameter(description = "at most this; otherwise like minValue") @Nullable String maxValue,
    @Parameter(description = "opened at this instant (RFC 3339) or later")
        @Nullable String openedFrom,
    @Parameter(description = "opened before this instant") @Nullable String openedBefore,
    @Parameter(description = CLOSED_FROM) @Nullable String closedFrom,
    @Parameter(description = "decided before this instant") @Nullable String closedBefore,
    @Parameter(description = "expected to close on this day (like 2026-03-06) or later")
        @Nullable String expectedFrom,
    @Parameter(description = "expected to close on this day or earlier")
        @Nullable String expectedTo,
    @Parameter(description = Q) @Nullable String q) {

  private static final String STATUS =
      "open, won, lost, merged or deleted; without it, all but those merged and deleted";
  private static final String MIN_VALUE =
      """
      of a value of at least this, a decimal in the pipeline's currency; a deal without a value is \
      not found\
      """;
  private static final String CLOSED_FROM =
      """
      decided at this instant (RFC 3339) or later: when it was last won or lost, or was merged or \
      deleted; an open deal is not found\
      """;
  private static final String Q =
      "part of its name, in any case, or one of its ids as it is; at most 200 characters";

  /**
   * @throws io.dealstream.edge.Problem 400 where one of them is not what it should be
   */
  DealSearch.Filter filter() {
    return new DealSearch.Filter(
        pipeline,
        externalId,
        owner,
        team,
        source,
        stage,
        status == null ? null : Choice.of("status", status, List.of(Status.values()), Status::word),
        new Ends("minValue", minValue, "maxValue", maxValue).numbers(),
        new Ends("openedFrom", openedFrom, "openedBefore", openedBefore).instants(),
        new Ends("closedFrom", closedFrom, "closedBefore", closedBefore).instants(),
        new Ends("expectedFrom", expectedFrom, "expectedTo", expectedTo).days(),
        q == null || q.isEmpty() ? null : Question.of(q));
  }
}
