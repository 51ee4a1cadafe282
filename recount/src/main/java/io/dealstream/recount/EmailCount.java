package io.dealstream.recount;

import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import io.dealstream.recount.EmailCount.Sum;
import io.dealstream.recount.around.Message;
import io.dealstream.recount.around.Message.Fate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of messages, by when they were sent. */
final class EmailCount implements Measuring<ByCampaign<Sum>> {

  static final class Sum {
    private long sent;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

    private void add(Message message) {
      sent++;
      for (var fate : Fate.values()) {
        fates.merge(fate, message.was(fate) ? 1L : 0L, Long::sum);
      }
    }

    private long of(Fate fate) {
      return fates.getOrDefault(fate, 0L);
    }
  }

  @Override
  public Metric<Email> metric() {
    return Metric.EMAIL;
  }

  @Override
  public ByCampaign<Sum> nothing() {
    return new ByCampaign<>(Sum::new);
  }

  @Override
  public void count(Heard heard, Sums<ByCampaign<Sum>> sums) {
    for (var message : heard.around().messages()) {
      message
          .sentAt()
          .ifPresent(
              at ->
                  sums.at(
                      at,
                      message.credit(),
                      all -> all.add(message.campaign(), sum -> sum.add(message))));
    }
  }

  @Override
  public List<Figure> show(ByCampaign<Sum> all, Terms terms) {
    return all.each(terms.campaigns(), EmailCount::show);
  }

  private static Figure show(@Nullable String campaign, Sum n) {
    var stayed = n.sent - n.of(Fate.BOUNCED);
    var reasons = new Reasons();
    var item =
        new Email(
            campaign,
            n.sent,
            n.of(Fate.BOUNCED),
            n.of(Fate.DELIVERED),
            n.of(Fate.OPENED),
            n.of(Fate.CLICKED),
            reasons.of(
                "openRate",
                Form.rate(n.of(Fate.OPENED), stayed),
                n.sent == 0 ? "nothing-sent" : "everything-bounced"));
    return new Figure(item, reasons, n.sent > 0);
  }
}
