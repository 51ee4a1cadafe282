package io.dealstream.metrics;

import static io.dealstream.metrics.LeadPen.THEN;
import static io.dealstream.metrics.LeadPen.captured;
import static io.dealstream.metrics.LeadPen.deleted;
import static io.dealstream.metrics.LeadPen.lost;
import static io.dealstream.metrics.LeadPen.opened;
import static io.dealstream.metrics.LeadPen.reopened;
import static io.dealstream.metrics.LeadPen.seen;
import static io.dealstream.metrics.LeadPen.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.SignalSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However the events of leads and deals come in between each other, scores are what a plain count
 * over all that became of deals gives.
 */
class RandomScoresTest {

  private static final String[] SOURCES = {"web", "fair", "call"};

  private record Decided(String source, String formSignals, boolean won) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void scores_are_those_of_a_plain_count(long seed) {
    var dice = new Random(seed);
    try (var stream = new ScoresUnderTest(THEN)) {
      var written = write(stream, dice, 150);
      var lastStanding = decided(written);
      deliver(stream, written, dice);
      for (var source : SOURCES) {
        stream.take(captured("probe-" + source, null, source));
        stream.take(seen("probe-" + source, SignalSource.FORM, "demo", THEN, null, source));
        var score = stream.of("probe-" + source);
        assertThat(score.learntScore().doubleValue())
            .isCloseTo(percent(lastStanding, source), within(0.0051));
      }
    }
  }

  /** In the order of their positions. */
  private static List<Recorded> write(ScoresUnderTest stream, Random dice, int deals) {
    var written = new ArrayList<Recorded>();
    for (var i = 0; i < deals; i++) {
      var source = SOURCES[dice.nextInt(SOURCES.length)];
      var lead = dice.nextInt(3) == 0 ? null : "lead-" + i;
      if (lead != null) {
        written.add(stream.next(captured(lead, null, source)));
        signals(stream, dice, lead, source, written);
      }
      var deal = "deal-" + i;
      written.add(stream.next(opened(deal, lead, null, source, null)));
      if (lead != null) {
        signals(stream, dice, lead, source, written);
      }
      for (var turns = dice.nextInt(4); turns > 0; turns--) {
        written.add(stream.next(outcome(dice, deal, source)));
        if (dice.nextBoolean()) {
          written.add(
              stream.next(turns == 1 ? deleted(deal, null, source) : reopened(deal, null, source)));
        }
      }
    }
    return written;
  }

  private static DealEvent outcome(Random dice, String deal, String source) {
    return dice.nextInt(SOURCES.length) < source.length() - 2
        ? won(deal, null, source)
        : lost(deal, null, source);
  }

  private static void signals(
      ScoresUnderTest stream, Random dice, String lead, String source, List<Recorded> written) {
    for (var left = dice.nextInt(4); left > 0; left--) {
      var at = THEN.minus(Duration.ofHours(left));
      written.add(stream.next(seen(lead, SignalSource.FORM, "demo", at, null, source)));
    }
  }

  /** Any order in which each aggregate's own events stay in theirs. */
  private static void deliver(ScoresUnderTest stream, List<Recorded> written, Random dice) {
    var queues = new HashMap<String, Queue<Recorded>>();
    written.forEach(e -> queues.computeIfAbsent(e.key(), _ -> new ArrayDeque<>()).add(e));
    var waiting = new ArrayList<>(queues.values());
    while (!waiting.isEmpty()) {
      var at = dice.nextInt(waiting.size());
      stream.take(waiting.get(at).remove());
      if (waiting.get(at).isEmpty()) {
        waiting.remove(at);
      }
    }
  }

  private static List<Decided> decided(List<Recorded> written) {
    var form = new HashMap<String, Integer>();
    var opening = new HashMap<String, String>();
    var decided = new HashMap<String, Decided>();
    for (var e : written) {
      switch (e.event()) {
        case LeadEvent.Captured lead -> form.put(lead.leadId(), 0);
        case LeadEvent.SignalReceived seen -> form.merge(seen.leadId(), 1, Integer::sum);
        case DealEvent.Opened deal -> {
          var seen = deal.leadId() == null ? null : form.get(deal.leadId());
          opening.put(deal.dealId(), seen == null ? null : seen < 2 ? "" + seen : "2+");
        }
        case DealEvent.Won deal -> decided.put(deal.dealId(), of(deal, opening, true));
        case DealEvent.Lost deal -> decided.put(deal.dealId(), of(deal, opening, false));
        case DealEvent deal -> decided.remove(deal.dealId());
        default -> {}
      }
    }
    return List.copyOf(decided.values());
  }

  private static Decided of(DealEvent deal, Map<String, String> opening, boolean won) {
    return new Decided(deal.source(), opening.get(deal.dealId()), won);
  }

  /** Of a lead that one form was seen of; all else is the same for every deal. */
  private static double percent(List<Decided> deals, String source) {
    var odds = odds(deals, _ -> true);
    odds *= odds(deals, d -> d.source.equals(source)) / odds(deals, _ -> true);
    odds *= odds(deals, d -> "1".equals(d.formSignals)) / odds(deals, d -> d.formSignals != null);
    return 100 * odds / (1 + odds);
  }

  private static double odds(List<Decided> deals, Predicate<Decided> which) {
    var won = deals.stream().filter(which).filter(Decided::won).count();
    var lost = deals.stream().filter(which).filter(d -> !d.won).count();
    return (won + 0.1) / (lost + 0.1);
  }
}
