package io.dealstream.query.leads;

import io.dealstream.edge.Choice;
import io.dealstream.query.ranges.Ends;
import io.dealstream.query.ranges.Written;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters by which leads are narrowed; each that is given must hold. */
record Asked(
    @Parameter(description = "open, qualified, disqualified or converted") @Nullable String status,
    @Nullable String source,
    @Nullable String campaign,
    @Nullable String owner,
    @Nullable String team,
    @Parameter(description = "captured at this instant (RFC 3339) or later")
        @Nullable String capturedFrom,
    @Parameter(description = "captured before this instant") @Nullable String capturedBefore,
    @Parameter(description = MIN_SCORE) @Nullable String minScore) {

  private static final String MIN_SCORE =
      "of a score by the rules of at least this, from 0 to 100; one without a score is not found";

  /**
   * @throws io.dealstream.edge.Problem 400 where one of them is not what it should be
   */
  LeadSearch.Filter filter() {
    return new LeadSearch.Filter(
        status == null ? null : Choice.of("status", status, List.of(Status.values()), Status::word),
        source,
        campaign,
        owner,
        team,
        new Ends("capturedFrom", capturedFrom, "capturedBefore", capturedBefore).instants(),
        minScore == null ? null : Written.number("minScore", minScore));
  }
}
