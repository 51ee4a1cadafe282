package io.dealstream.events;

import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.campaign.SpendKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Each event of a campaign twice: with all that can be said, and with no more than must be. */
final class CampaignSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");
  private static final Instant BEFORE = Instant.parse("2026-02-27T16:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "campaign.spent.v1",
              new CampaignEvent.Spent(
                  "spring",
                  SpendKind.SALES,
                  "fair",
                  Money.of("1250.5", "EUR"),
                  FIRST,
                  FIRST.plusDays(30),
                  "Stoisko",
                  Via.IMPORT,
                  AT)),
          Map.entry(
              "campaign.spent.v1.bare",
              new CampaignEvent.Spent(
                  "spring",
                  SpendKind.MARKETING,
                  null,
                  Money.of("0", "JPY"),
                  FIRST,
                  FIRST,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "campaign.email-sent.v1",
              new EmailEvent.Sent("m1", "spring", "anna", "north", BEFORE, Via.API, AT)),
          Map.entry(
              "campaign.email-sent.v1.bare",
              new EmailEvent.Sent("m1", null, null, null, AT, Via.API, AT)),
          Map.entry(
              "campaign.email-bounced.v1",
              new EmailEvent.Bounced("m1", "spring", "anna", "north", BEFORE, Via.API, AT)),
          Map.entry(
              "campaign.email-bounced.v1.bare",
              new EmailEvent.Bounced("m1", null, null, null, AT, Via.API, AT)),
          Map.entry(
              "campaign.email-delivered.v1",
              new EmailEvent.Delivered("m1", "spring", "anna", "north", BEFORE, Via.API, AT)),
          Map.entry(
              "campaign.email-delivered.v1.bare",
              new EmailEvent.Delivered("m1", null, null, null, AT, Via.API, AT)),
          Map.entry(
              "campaign.email-opened.v1",
              new EmailEvent.Opened("m1", "spring", "anna", "north", BEFORE, Via.API, AT)),
          Map.entry(
              "campaign.email-opened.v1.bare",
              new EmailEvent.Opened("m1", null, null, null, AT, Via.API, AT)),
          Map.entry(
              "campaign.email-clicked.v1",
              new EmailEvent.Clicked("m1", "spring", "anna", "north", BEFORE, Via.API, AT)),
          Map.entry(
              "campaign.email-clicked.v1.bare",
              new EmailEvent.Clicked("m1", null, null, null, AT, Via.API, AT)));

  private CampaignSamples() {}
}
