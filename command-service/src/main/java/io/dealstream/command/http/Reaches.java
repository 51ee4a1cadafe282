package io.dealstream.command.http;

import io.dealstream.command.decision.Reach;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Role;

/** How far a caller's role goes: a rep's own, a manager's team, an admin's everyone. */
public final class Reaches {

  private Reaches() {}

  public static Reach of(Caller caller) {
    if (caller.is(Role.ADMIN)) {
      return new Reach.Everyones();
    }
    return caller.is(Role.MANAGER)
        ? new Reach.Teams(caller.owner(), caller.team())
        : new Reach.Own(caller.owner());
  }
}
