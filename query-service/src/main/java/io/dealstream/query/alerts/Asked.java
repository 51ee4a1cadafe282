package io.dealstream.query.alerts;

import io.dealstream.edge.Choice;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.query.ranges.Ends;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters by which alerts are narrowed; each that is given must hold. */
record Asked(
    @Nullable String pipeline,
    @Parameter(description = "idle or overstayed") @Nullable String kind,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String deal,
    @Parameter(description = "the id of the stage the deal is stuck in, or was")
        @Nullable String stage,
    @Parameter(description = "raised at this instant (RFC 3339) or later")
        @Nullable String raisedFrom,
    @Parameter(description = "raised before this instant") @Nullable String raisedBefore) {

  /**
   * @throws io.dealstream.edge.Problem 400 where one of them is not what it should be
   */
  AlertSearch.Filter filter(String state) {
    return new AlertSearch.Filter(
        Choice.of("state", state, List.of(AlertState.values()), AlertState::word),
        pipeline,
        kind == null ? null : Choice.of("kind", kind, List.of(AlertKind.values()), AlertKind::word),
        owner,
        team,
        source,
        deal,
        stage,
        new Ends("raisedFrom", raisedFrom, "raisedBefore", raisedBefore).instants());
  }
}
