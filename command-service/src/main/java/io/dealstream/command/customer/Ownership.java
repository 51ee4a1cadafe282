package io.dealstream.command.customer;

import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;

/** Whose customer it is. */
final class Ownership {

  private Ownership() {}

  /**
   * @throws Refused where the customer, as it is or as it would be made, is out of reach
   */
  static void check(Reach reach, Customer customer, CustomerCommand command) {
    var covered =
        switch (customer) {
          case Customer.Known k -> reach.covers(k.facts().owner(), k.facts().team());
          case Customer.None _ ->
              !(command instanceof CustomerCommand.Create c)
                  || reach.covers(c.owner(), c.teamOrDeals());
        };
    if (!covered) {
      throw Refused.notYours("not-your-customer", "owner", "the customer is somebody else's");
    }
  }
}
