package io.dealstream.metrics.leadscore;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.rules.Signal;
import io.dealstream.metrics.leadscore.News.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its score depends on it, however its own events and those of its deals come in between
 * each other.
 *
 * @param sequence of its last event; -1 before the first
 * @param position of that event
 * @param state what its last decision was; {@code CAPTURED} before any
 * @param credit to whom and what it is credited; null before its first event
 * @param deals that came of it, by their ids
 */
record Lead(
    long sequence,
    long position,
    Kind state,
    @Nullable Features credit,
    List<Seen> signals,
    Map<String, DealOfLead> deals) {

  static final Lead UNHEARD_OF = new Lead(-1, 0, Kind.CAPTURED, null, List.of(), Map.of());

  private static final int MANY = 2;

  /**
   * @param position of the event that told of it
   */
  record Seen(Signal signal, long position) {}

  /**
   * @param won null while it is undecided
   * @param learnt what the model has learnt of it; null for nothing
   */
  record DealOfLead(
      Features opening, long openedPosition, @Nullable Boolean won, @Nullable Learnt learnt) {}

  record Learnt(Features features, boolean won) {}

  /**
   * The lead after its next event; what is known already, or leaves a gap, changes nothing more.
   */
  Lead with(News.OfLead news) {
    if (state == Kind.LOST_TRACK
        || (news.kind() != Kind.LOST_TRACK && news.sequence() <= sequence)) {
      return this;
    }
    if (news.kind() == Kind.LOST_TRACK || news.sequence() > sequence + 1) {
      return new Lead(sequence, position, Kind.LOST_TRACK, credit, signals, deals);
    }
    var seen = new ArrayList<>(signals);
    if (news.signal() != null) {
      seen.add(new Seen(news.signal(), news.position()));
    }
    return new Lead(
        news.sequence(),
        news.position(),
        news.kind() == Kind.SIGNAL ? state : news.kind(),
        news.credit(),
        List.copyOf(seen),
        deals);
  }

  Lead with(News.OfDeal news) {
    var before = deals.get(news.dealId());
    var learnt = before == null ? null : before.learnt;
    return with(
        news.dealId(), new DealOfLead(news.opening(), news.openedPosition(), news.after(), learnt));
  }

  Lead with(String dealId, DealOfLead deal) {
    var more = new TreeMap<>(deals);
    more.put(dealId, deal);
    return new Lead(sequence, position, state, credit, signals, more);
  }

  /** Until it is given up, or a deal of it is decided. */
  boolean isToBeScored() {
    return credit != null
        && state != Kind.DISQUALIFIED
        && state != Kind.LOST_TRACK
        && deals.values().stream().allMatch(deal -> deal.won == null);
  }

  /** All that is known of it by now, and of the deal it became. */
  Features features() {
    var deal = deals.values().stream().max(Comparator.comparingLong(DealOfLead::openedPosition));
    return deal.map(of -> features(of.opening, Long.MAX_VALUE))
        .orElseGet(
            () -> features(Features.ofTeam(credit == null ? null : credit.team()), Long.MAX_VALUE));
  }

  /** What was known when the deal was opened: nothing that was seen of it since. */
  Features featuresAtOpening(DealOfLead deal) {
    return features(deal.opening, deal.openedPosition);
  }

  private Features features(Features ofDeal, long before) {
    if (credit == null) {
      return ofDeal;
    }
    var values = new TreeMap<>(credit.values());
    for (var source : SignalSource.values()) {
      var seen =
          signals.stream()
              .filter(one -> one.signal.source() == source && one.position < before)
              .count();
      values.put("signals." + source.word(), seen < MANY ? Long.toString(seen) : MANY + "+");
    }
    values.putAll(ofDeal.values());
    return new Features(ofDeal.team(), values);
  }
}
