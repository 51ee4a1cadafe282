package io.dealstream.recount.scores;

import static java.util.Comparator.comparingLong;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.SignalSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lead: each of its events, and the deals that came of it. */
final class LeadStory {

  /**
   * One of its events.
   *
   * @param givenUp whether it is, from then on
   * @param seen null where it is about something else
   */
  record Told(
      long position, Instant recordedAt, boolean givenUp, Traits credit, @Nullable Seen seen) {}

  /**
   * @param at to the millisecond: no more is kept of it
   */
  record Seen(SignalSource source, String kind, Instant at) {}

  private final List<Told> told = new ArrayList<>();
  private final List<DealStory> deals = new ArrayList<>(1);

  void take(long position, Instant recordedAt, LeadEvent event) {
    var wasGivenUp = !told.isEmpty() && told.getLast().givenUp;
    var givenUp =
        switch (event) {
          case LeadEvent.Disqualified _ -> true;
          case LeadEvent.SignalReceived _ -> wasGivenUp;
          case LeadEvent.Captured _, LeadEvent.Qualified _, LeadEvent.Converted _ -> false;
        };
    var seen =
        event instanceof LeadEvent.SignalReceived e
            ? new Seen(e.signalSource(), e.kind(), e.observedAt().truncatedTo(ChronoUnit.MILLIS))
            : null;
    told.add(new Told(position, recordedAt, givenUp, Traits.of(event), seen));
  }

  void take(DealStory deal) {
    deals.add(deal);
  }

  /** All of them; the first is number 0. */
  List<Told> told() {
    return told;
  }

  /** What it is judged by up to an event, by itself or as one of the deals it became. */
  Set<Traits> possible(int sequence) {
    var possible = new HashSet<Traits>();
    possible.add(by(sequence + 1, null));
    deals.forEach(deal -> possible.add(by(sequence + 1, deal)));
    return possible;
  }

  /** What it is judged by, by everything that is known. */
  Traits now() {
    return by(told.size(), deals.stream().max(comparingLong(DealStory::opened)).orElse(null));
  }

  private Traits by(int events, @Nullable DealStory deal) {
    var credit = told.get(events - 1).credit;
    var traits = deal == null ? credit : deal.opening().over(credit.values());
    return traits.over(signals(events, Long.MAX_VALUE));
  }

  /**
   * What is learnt of a deal of it.
   *
   * @param events that are known of the lead
   */
  Traits whenOpened(DealStory deal, int events) {
    if (events == 0) {
      return deal.opening();
    }
    var credit = told.get(events - 1).credit;
    return deal.opening().over(credit.values()).over(signals(events, deal.opened()));
  }

  /** How many signals of each source were told before a position. */
  private Map<String, String> signals(int events, long before) {
    var signals = new HashMap<String, String>();
    for (var source : SignalSource.values()) {
      var many = 0;
      for (var event : told.subList(0, events)) {
        if (event.seen != null && event.seen.source == source && event.position < before) {
          many++;
        }
      }
      signals.put("signals." + source.word(), many > 1 ? "2+" : "" + many);
    }
    return signals;
  }

  /** When what is learnt of a deal may have become another, by what came in of the lead. */
  Stream<Instant> turnsOfWhatIsLearnt(DealStory deal) {
    return IntStream.rangeClosed(1, told.size())
        .filter(known -> !whenOpened(deal, known).equals(whenOpened(deal, known - 1)))
        .mapToObj(known -> told.get(known - 1).recordedAt);
  }

  /** Whether it is scored again and again: it was not given up, and no deal of it is decided. */
  boolean isOpen() {
    return !told.isEmpty()
        && !told.getLast().givenUp
        && deals.stream().map(DealStory::won).allMatch(Objects::isNull);
  }

  /**
   * Which of its events was the last one known when it was scored last. Empty where that depends on
   * whether a deal was decided before or after something of the lead came in.
   */
  OptionalInt lastScored() {
    if (isOpen()) {
      return OptionalInt.of(told.size() - 1);
    }
    if (!deals.stream().allMatch(deal -> deal.turns().isEmpty())) {
      return OptionalInt.empty();
    }
    return IntStream.range(0, told.size()).filter(n -> !told.get(n).givenUp).reduce((_, n) -> n);
  }

  /** The position of the last event that anything of it depends on. */
  long last() {
    return Stream.concat(told.stream().map(Told::position), deals.stream().map(DealStory::last))
        .max(Long::compare)
        .orElse(0L);
  }
}
