package io.dealstream.metrics.campaigns;

import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;

/** What became of messages. */
public final class EmailFigure {

  public static final Showing<Email> SHOWING = new Showing.Plain<>(Metric.EMAIL, EmailFigure::show);

  private EmailFigure() {}

  private static Shown<Email> show(Window window, String item, Tally n) {
    var sent = n.sum(Message.SENT);
    var bounced = n.sum(Message.BOUNCED);
    var opened = n.sum(Message.OPENED);
    var reasons = new Reasons();
    var email =
        new Email(
            CampaignItem.campaignOf(item),
            sent,
            bounced,
            n.sum(Message.DELIVERED),
            opened,
            n.sum(Message.CLICKED),
            reasons.of(
                "openRate",
                rate(opened, sent - bounced),
                sent == 0 ? "nothing-sent" : "everything-bounced"));
    return new Shown<>(email, reasons.codes());
  }
}
