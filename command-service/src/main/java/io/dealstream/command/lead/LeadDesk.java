package io.dealstream.command.lead;

import static io.dealstream.command.http.Needed.needed;
import static java.util.Objects.requireNonNullElse;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.NewDeal;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.decision.RecordedRows;
import io.dealstream.command.decision.Refusal;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Request;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.ReadAhead;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where leads are asked for, and where another room brings what was found of one. */
@Component
public class LeadDesk {

  private final Commands commands;
  private final DealDesk deals;
  private final ReadAhead readAhead;
  private final Clock clock;

  LeadDesk(Commands commands, DealDesk deals, ReadAhead readAhead, Clock clock) {
    this.commands = commands;
    this.deals = deals;
    this.readAhead = readAhead;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   * @throws LostRace where others were faster each time
   */
  Answer ask(
      String leadId, LeadCommand command, Reach reach, @Nullable Long ifMatch, String actor) {
    var request = request(leadId, command, reach, ifMatch);
    return commands.decide(sent(LeadAggregate.CHANGE, leadId, request, Origin.of(actor)));
  }

  /**
   * Decides the rows in their order, each on what the ones before it made of the lead, by the same
   * rules as any other command, in the caller's piece of work. A refused row does not spoil it:
   * refusals are values. The same pipeline and external id always give the same lead.
   *
   * @return what became of each row, in the same order
   * @throws LostRace where somebody else changed this lead meanwhile
   */
  public List<Recorded> record(LeadHistory history) {
    var id = Ids.imported(history.pipelineId(), history.externalId());
    var past = new LeadPast(history, new Basis(id, clock.instant(), Via.IMPORT));
    var origin = Origin.partOf(history.correlationId(), history.rows().getFirst().actor());
    var sent = new Sent(LeadAggregate.RECORD, LeadAggregate.storedId(id), past, origin);
    return commands.within(sent, RecordedRows.class).rows();
  }

  /** Reads leads of an import at once that are then recorded one by one. */
  public void readAhead(String pipelineId, Collection<String> externalIds) {
    readAhead.of(
        externalIds.stream()
            .map(id -> LeadAggregate.storedId(Ids.imported(pipelineId, id)))
            .toList());
  }

  /**
   * The lead is asked first, for what the deal inherits, and changed last: a refusal is an answer,
   * and what was changed before it might be stored with it.
   *
   * @throws Refused where a rule of the lead or of the deal says no; then neither is changed
   * @throws LostRace where others were faster each time
   */
  ConvertedLead convert(
      String leadId,
      LeadBodies.Converting body,
      Reach reach,
      @Nullable Long ifMatch,
      String actor) {
    var deal = needed("deal", body.deal());
    var dealId = requireNonNullElse(deal.id(), UuidCreator.getTimeOrderedEpoch().toString());
    var command = command(dealId, deal, body);
    var request = request(leadId, command, reach, ifMatch);
    var origin = Origin.of(actor);
    var foresee = sent(LeadAggregate.FORESEE, leadId, request, origin);
    return commands.together(
        () ->
            switch (commands.within(foresee, Conversion.class)) {
              case Conversion.No no -> throw new Refused(no.refusal());
              case Conversion.Before b -> new ConvertedLead(leadId, b.version(), b.dealId());
              case Conversion.Possible p -> {
                open(newDeal(dealId, p, deal, body.reason()), reach, origin);
                var change = sent(LeadAggregate.CHANGE, leadId, request, origin);
                yield new ConvertedLead(leadId, versionAfter(change), dealId);
              }
            });
  }

  private long versionAfter(Sent change) {
    if (commands.within(change, Answer.class) instanceof Answer.Done(long version, int events)
        && events > 0) {
      return version;
    }
    throw new LostRace(new IllegalStateException("the lead changed while its deal was opened"));
  }

  private static LeadCommand command(
      String dealId, LeadBodies.DealBody deal, LeadBodies.Converting body) {
    return new LeadCommand.Convert(
        dealId,
        deal.id() != null,
        needed("deal.pipelineId", deal.pipelineId()),
        body.reason(),
        body.occurredAt());
  }

  private static NewDeal newDeal(
      String dealId,
      Conversion.Possible conversion,
      LeadBodies.DealBody deal,
      @Nullable String reason) {
    var lead = conversion.lead();
    var amount = deal.amount();
    return new NewDeal(
        dealId,
        needed("deal.pipelineId", deal.pipelineId()),
        requireNonNullElse(deal.name(), lead.name()),
        deal.stageId(),
        amount == null ? null : needed("deal.amount.amount", amount.amount()),
        amount == null ? null : amount.currency(),
        requireNonNullElse(deal.owner(), lead.owner()),
        deal.team() == null ? lead.team() : deal.team(),
        deal.source() == null ? lead.source() : deal.source(),
        lead.id(),
        deal.expectedCloseOn(),
        deal.forecastCategory(),
        reason,
        conversion.at());
  }

  private void open(NewDeal deal, Reach reach, Origin origin) {
    if (deals.open(deal, reach, origin) instanceof Answer.No no) {
      throw new Refused(asOfTheDeal(no.refusal()));
    }
  }

  /** The caller wrote the deal's fields inside {@code deal}. */
  private static Refusal asOfTheDeal(Refusal r) {
    return new Refusal(r.kind(), r.rule(), "deal." + r.field(), r.detail());
  }

  private Request<LeadCommand> request(
      String leadId, LeadCommand command, Reach reach, @Nullable Long ifMatch) {
    return new Request<>(command, new Basis(leadId, clock.instant(), Via.API), reach, ifMatch);
  }

  private static Sent sent(
      String name, String leadId, Request<LeadCommand> request, Origin origin) {
    return new Sent(name, LeadAggregate.storedId(leadId), request, origin);
  }
}
