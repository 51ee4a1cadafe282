package io.dealstream.metrics;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A little of everything, so that every store gets something. It stays as it is: whatever is told
 * otherwise here looks like stores that have changed.
 */
final class GenerationStory {

  static final Instant NOW = Recorded.FIRST_RECORDED;

  private static final Instant BEGIN = Instant.parse("2026-04-01T09:00:00Z");

  private GenerationStory() {}

  static void tell(StreamUnderTest stream) {
    var pen = new Pen();
    pen.limits("p", "a", 5, 3);
    pen.team = "north";
    pen.source = "fair";
    var p = pen.pipeline("p", 1, 1, "a", "b", "c");
    var q = pen.pipeline("q", 1, 0, "x");
    stream.take(pen.open("early", "p", "a", "anna", "100.00", at(0))); // its zone is not known yet
    stream.take(p, q);
    stream.take(
        pen.open("d", "p", "a", "anna", "250.50", at(1)),
        pen.open("e", "p", "a", "ben", null, at(2)),
        pen.open("gone", "p", "b", "ben", "7", at(2)));
    stream.tick();
    pen.limits("p", "b", 9, 4);
    stream.take(
        pen.move("d", "b", at(3)),
        pen.call("e", at(4)),
        pen.amount("d", "300", at(5)),
        pen.reassign("e", "chloé", "south", at(6)),
        pen.probability("e", "0.25", at(6)),
        pen.closeDate("e", LocalDate.parse("2026-07-01"), at(6)),
        pen.delete("gone", at(7)));
    stream.pass(Duration.ofMillis(500));
    stream.take(
        pen.win("d", at(8)),
        pen.lose("e", at(9)),
        pen.reopen("d", "c", at(20)),
        pen.move("d", "a", at(30)),
        pen.handOff("early", "q", "x", at(40)),
        pen.merge("e", "d", at(41)),
        pen.absorb("d", "e", at(41)));
    stream.settle();
    var unseen = pen.open("bad", "p", "a", "anna", null, at(42));
    stream.take(new Recorded(unseen.event(), 7, unseen.position())); // a gap before it
    around(stream, pen);
    stream.pass(Duration.ofDays(2));
    stream.settle();
  }

  private static void around(StreamUnderTest stream, Pen pen) {
    pen.leadId = "lead";
    pen.closingOn = LocalDate.parse("2026-07-01");
    pen.category = ForecastCategory.COMMIT;
    stream.take(
        pen.write(captured("lead", at(43))),
        pen.write(seen("lead", at(44))),
        pen.open("of-lead", "p", "a", "anna", "90", at(45)),
        pen.open("goes-on", "p", "b", "ben", "40", at(45)),
        pen.forecast("goes-on", ForecastCategory.BEST_CASE, at(46)),
        pen.win("of-lead", at(46)),
        pen.write(spent(at(47))),
        pen.write(new EmailEvent.Sent("mail", "spring", "anna", null, at(47), pen.via, at(47))),
        pen.write(new EmailEvent.Opened("mail", "spring", "anna", null, at(48), pen.via, at(48))),
        pen.write(created("customer", at(49))),
        pen.write(onboarded("customer", at(50))));
    var unseen = pen.write(captured("bad-lead", at(51)));
    stream.take(new Recorded(unseen.event(), 7, unseen.position())); // a gap before it
  }

  private static LeadEvent captured(String lead, Instant at) {
    return new LeadEvent.Captured(
        lead, lead, null, "anna", "north", "fair", "spring", null, Via.API, at);
  }

  private static LeadEvent seen(String lead, Instant at) {
    return new LeadEvent.SignalReceived(
        lead,
        "s",
        "visited",
        SignalSource.WEB,
        null,
        at,
        "anna",
        "north",
        "fair",
        null,
        Via.API,
        at);
  }

  /** Of days to come too. */
  private static CampaignEvent spent(Instant at) {
    return new CampaignEvent.Spent(
        "spring",
        SpendKind.MARKETING,
        "fair",
        Money.of("100.01", "EUR"),
        LocalDate.parse("2026-05-20"),
        LocalDate.parse("2026-06-10"),
        null,
        Via.API,
        at);
  }

  private static CustomerEvent created(String customer, Instant at) {
    return new CustomerEvent.Created(
        customer, "of-lead", "p", customer, "anna", null, null, null, Via.API, at);
  }

  private static CustomerEvent onboarded(String customer, Instant at) {
    return new CustomerEvent.OnboardingStarted(
        customer, 1, null, "anna", null, null, null, Via.API, at);
  }

  private static Instant at(int day) {
    return BEGIN.plus(Duration.ofDays(day)).plusSeconds(day);
  }
}
