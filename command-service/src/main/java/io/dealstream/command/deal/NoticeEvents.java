package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealEvents.when;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;

/** Who is told of a deal. That somebody was told changes nothing about it. */
final class NoticeEvents {

  private NoticeEvents() {}

  static DealEvent noticeGiven(Deal.Live d, DealCommand.GiveNotice c, Basis b) {
    return new DealEvent.NoticeGiven(
        d.facts().id(),
        d.facts().pipelineId(),
        c.noticeId(),
        addressee(c.who(), d.facts()),
        c.text(),
        c.automationId(),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        b.via(),
        when(d, c, b));
  }

  private static Addressee addressee(Recipient who, DealFacts deal) {
    if (who.id() != null) {
      return new Addressee(who.kind(), who.id());
    }
    return switch (who.kind()) {
      case OWNER -> new Addressee(who.kind(), deal.owner());
      case TEAM -> new Addressee(who.kind(), team(deal));
    };
  }

  private static String team(DealFacts deal) {
    if (deal.team() == null) {
      throw new Refused("no-team", "who", deal.id() + " is of no team that could be told");
    }
    return deal.team();
  }
}
