package io.dealstream.query.history;

import io.dealstream.edge.Choice;
import io.dealstream.query.ranges.Ends;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters by which transitions are narrowed; each that is given must hold. */
record Asked(
    @Parameter(description = "of transitions into it, within it and out of it")
        @Nullable String pipeline,
    @Nullable String deal,
    @Parameter(description = "the deal's once it had happened; so are team and source")
        @Nullable String owner,
    @Nullable String team,
    @Nullable String source,
    @Parameter(description = STAGE) @Nullable String stage,
    @Parameter(description = KIND) @Nullable String kind,
    @Parameter(description = "happened at this instant (RFC 3339) or later") @Nullable String from,
    @Parameter(description = "happened before this instant") @Nullable String before) {

  private static final String STAGE =
      "the id of the stage that was left or reached; with a pipeline, of a stage of that";
  private static final String KIND =
      "opened, moved, won, lost, reopened, handed_off, merged or deleted";

  /**
   * @throws io.dealstream.edge.Problem 400 where one of them is not what it should be
   */
  Transitions.Filter filter() {
    return new Transitions.Filter(
        pipeline,
        deal,
        owner,
        team,
        source,
        stage,
        kind == null
            ? null
            : Choice.of("kind", kind, List.of(Transition.Kind.values()), Transition.Kind::word),
        new Ends("from", from, "before", before).instants());
  }
}
