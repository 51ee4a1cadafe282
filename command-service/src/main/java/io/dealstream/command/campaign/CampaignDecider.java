package io.dealstream.command.campaign;

import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.campaign.CampaignEvent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What may be spent, and on which days. */
final class CampaignDecider {

  /** A year: what is spread over more is a budget, and nothing spent. */
  static final int MOST_DAYS = 366;

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private CampaignDecider() {}

  /**
   * Money spent twice is spent twice: there is no command that changes nothing.
   *
   * @throws Refused where a rule forbids it
   */
  static List<CampaignEvent.Spent> decide(Campaign campaign, CampaignCommand command, Basis b) {
    return switch (command) {
      case CampaignCommand.Spend c -> List.of(spent(campaign, c, b));
    };
  }

  private static CampaignEvent.Spent spent(Campaign campaign, CampaignCommand.Spend c, Basis b) {
    days(c, b);
    return new CampaignEvent.Spent(
        Ids.addressable("id", b.id()),
        c.kind(),
        Ids.optional("source", c.source()),
        Amounts.money("amount", c.amount(), Amounts.currency("amount", c.currency())),
        c.from(),
        c.to(),
        Texts.lines("note", c.note()),
        b.via(),
        OccurredAt.decide(c.occurredAt(), campaign.lastAt(), b.now()));
  }

  private static void days(CampaignCommand.Spend c, Basis b) {
    if (c.from().isBefore(EARLIEST)) {
      throw new Refused("too-long-ago", "from", "not before " + EARLIEST);
    }
    if (c.to().isBefore(c.from())) {
      throw new Refused("days-reversed", "to", "not before " + c.from());
    }
    if (!c.to().isBefore(c.from().plusDays(MOST_DAYS))) {
      throw new Refused("too-many-days", "to", MOST_DAYS + " at most");
    }
    var today = b.now().atZone(ZoneOffset.UTC).toLocalDate();
    if (c.to().isAfter(today.plusDays(MOST_DAYS))) {
      throw new Refused("in-the-future", "to", "today is " + today);
    }
  }
}
