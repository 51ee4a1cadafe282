package io.dealstream.command.customer;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Request;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where customers are asked for. */
@Component
class CustomerDesk {

  private final Commands commands;
  private final DealDesk deals;
  private final Clock clock;

  CustomerDesk(Commands commands, DealDesk deals, Clock clock) {
    this.commands = commands;
    this.deals = deals;
    this.clock = clock;
  }

  /** What came of a command, and which customer it was about. */
  record Result(String id, Answer answer) {}

  /**
   * That the deal is reopened a moment later undoes nothing, as it would undo nothing next week.
   */
  Result create(CustomerBodies.Creating body, Reach reach, String actor) {
    var dealId = Ids.plain("dealId", needed("dealId", body.dealId()));
    var id = body.id() == null ? dealId : Ids.addressable("id", body.id());
    var origin = Origin.of(actor);
    return commands.together(
        () -> {
          var command = body.command(deals.look(dealId, origin));
          var sent = sent(id, command, reach, null, origin);
          return new Result(id, commands.within(sent, Answer.class));
        });
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  Answer ask(
      String customerId,
      CustomerCommand command,
      Reach reach,
      @Nullable Long ifMatch,
      String actor) {
    return commands.decide(sent(customerId, command, reach, ifMatch, Origin.of(actor)));
  }

  private Sent sent(
      String id, CustomerCommand command, Reach reach, @Nullable Long ifMatch, Origin origin) {
    var basis = new Basis(id, clock.instant(), Via.API);
    var request = new Request<>(command, basis, reach, ifMatch);
    return new Sent(CustomerAggregate.CHANGE, CustomerAggregate.storedId(id), request, origin);
  }
}
