package io.dealstream.command.goal;

import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.goal.GoalDefinition;

/** Whose goal it is: a person's, a team's, or the whole pipeline's. */
final class Ownership {

  /** No owner's id is empty. */
  private static final String NOBODY = "";

  private Ownership() {}

  /**
   * A goal must be within reach as it was and as it shall be: nobody takes one from another team.
   *
   * @throws Refused where it is not
   */
  static void check(Reach reach, Goal goal, GoalCommand.Define command) {
    var covered =
        covers(reach, command.asked())
            && switch (goal) {
              case Goal.None _ -> true;
              case Goal.Defined d -> covers(reach, d.definition());
            };
    if (!covered) {
      throw Refused.notYours("not-your-goal", "team", "the goal is somebody else's");
    }
  }

  private static boolean covers(Reach reach, GoalDefinition g) {
    return reach.covers(g.owner() == null ? NOBODY : g.owner(), g.team());
  }
}
