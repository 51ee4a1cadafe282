package io.dealstream.metrics;

import static io.dealstream.metrics.LeadPen.THEN;
import static io.dealstream.metrics.LeadPen.captured;
import static io.dealstream.metrics.LeadPen.deleted;
import static io.dealstream.metrics.LeadPen.disqualified;
import static io.dealstream.metrics.LeadPen.lost;
import static io.dealstream.metrics.LeadPen.opened;
import static io.dealstream.metrics.LeadPen.qualified;
import static io.dealstream.metrics.LeadPen.reopened;
import static io.dealstream.metrics.LeadPen.seen;
import static io.dealstream.metrics.LeadPen.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.lead.SignalSource;
import io.dealstream.recount.scores.NewestVersions;
import io.dealstream.recount.scores.ScoreHistory;
import io.dealstream.recount.scores.ScoreJudge;
import io.dealstream.recount.scores.ScoreJudgement;
import io.dealstream.recount.scores.ScoreJudgement.Right;
import io.dealstream.recount.scores.ScoreJudgement.Unsettled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the events of leads and deals come in between each other, no score is wrong by the second
 * path; and once all are renewed, those of open leads are what all outcomes give.
 */
class RecountedScoresTest {

  private static final String[] SOURCES = {"web", "fair", null};
  private static final String[] TEAMS = {"north", "south", null};
  private static final int LEADS = 25;
  private static final int EVENTS = 350;

  private final List<Recorded> written = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 300 : 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void scores_are_those_of_the_second_path(long seed) {
    var dice = new Random(seed);
    try (var stream = new ScoresUnderTest(THEN)) {
      write(stream, dice);
      var history = new ScoreHistory();
      written.forEach(e -> history.add(e.position(), e.recordedAt(), e.event()));
      deliver(stream, dice, history);
      assertThat(judged(stream, history, written.size()).values())
          .hasOnlyElementsOfTypes(Right.class, Unsettled.class);
      for (var seconds = 0; seconds < 5; seconds++) {
        stream.pass(Duration.ofMinutes(10));
      }
      var settled = judged(stream, history, written.size());
      assertThat(settled.values()).hasOnlyElementsOfType(Right.class);
      assertThat(settled.values()).contains(new Right(true));
    }
  }

  /** In the order of their positions: what a lead's people and deals may do, and much of it. */
  private void write(ScoresUnderTest stream, Random dice) {
    var deals = new HashMap<String, Integer>();
    for (var n = 0; n < LEADS; n++) {
      say(stream, captured("lead-" + n, any(dice, TEAMS), any(dice, SOURCES)));
    }
    for (var n = 0; n < EVENTS; n++) {
      var lead = "lead-" + dice.nextInt(LEADS);
      var team = any(dice, TEAMS);
      var source = any(dice, SOURCES);
      var deal = "deal-" + dice.nextInt(LEADS * 2);
      if (deals.putIfAbsent(deal, 0) == null) {
        var of = dice.nextInt(3) == 0 ? null : dice.nextInt(9) == 0 ? "nobody" : lead;
        say(
            stream,
            opened(deal, of, team, source, dice.nextBoolean() ? "" + dice.nextInt(900) : null));
      } else if (deals.get(deal) >= 0) {
        turn(stream, dice, deal, deals);
      }
      switch (dice.nextInt(8)) {
        case 0 -> say(stream, disqualified(lead, team, source));
        case 1 -> say(stream, qualified(lead, team, source));
        case 2, 3 -> signal(stream, dice, lead, team, source);
        default -> {}
      }
    }
  }

  private void turn(ScoresUnderTest stream, Random dice, String deal, Map<String, Integer> deals) {
    say(
        stream,
        switch (dice.nextInt(6)) {
          case 0, 1 -> won(deal, null, "web");
          case 2, 3 -> lost(deal, null, "web");
          case 4 -> reopened(deal, null, "web");
          default -> {
            deals.put(deal, -1);
            yield deleted(deal, null, "web");
          }
        });
  }

  private void signal(
      ScoresUnderTest stream, Random dice, String lead, String team, String source) {
    var from = SignalSource.values()[dice.nextInt(SignalSource.values().length)];
    var at = THEN.minus(Duration.ofMillis(dice.nextLong(4_000_000_000L) - 4_000_000L));
    say(stream, seen(lead, from, any(dice, "demo", "prices"), at, team, source));
  }

  private void say(ScoresUnderTest stream, DomainEvent event) {
    written.add(stream.next(event));
  }

  private static String any(Random dice, String... of) {
    return of[dice.nextInt(of.length)];
  }

  /** Any order in which each aggregate's own events stay in theirs. */
  private void deliver(ScoresUnderTest stream, Random dice, ScoreHistory history) {
    var queues = new TreeMap<String, Queue<Recorded>>();
    written.forEach(e -> queues.computeIfAbsent(e.key(), _ -> new ArrayDeque<>()).add(e));
    var waiting = new ArrayList<>(queues.values());
    for (var taken = 0; !waiting.isEmpty(); taken++) {
      var at = dice.nextInt(waiting.size());
      stream.take(waiting.get(at).remove());
      if (waiting.get(at).isEmpty()) {
        waiting.remove(at);
      }
      if (taken % 50 == 0) {
        // In between nothing need have come in, and what has may have in any order.
        assertThat(judged(stream, history, 0).values())
            .hasOnlyElementsOfTypes(Right.class, Unsettled.class);
        stream.pass(Duration.ofMinutes(1));
      }
    }
  }

  /** By lead; those that have none must need none. */
  private static Map<String, ScoreJudgement> judged(
      ScoresUnderTest stream, ScoreHistory history, long position) {
    var scores = stream.newest();
    var versions = new NewestVersions();
    scores.values().forEach(versions::see);
    var judge = new ScoreJudge(history, position, versions, stream.now());
    assertThat(scores.keySet()).containsAll(judge.scored().toList());
    var judged = new TreeMap<String, ScoreJudgement>();
    scores.forEach((lead, score) -> judged.put(lead, judge.of(score)));
    return judged;
  }
}
