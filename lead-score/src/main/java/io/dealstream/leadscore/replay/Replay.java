package io.dealstream.leadscore.replay;

import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.bayes.CountsInMemory;
import io.dealstream.leadscore.bayes.NaiveBayes;
import io.dealstream.leadscore.bayes.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Lives through a history in the order of time: each deal is scored by what had been learnt before,
 * and learnt from once it is decided. What happens at the very instant of a score is not known to
 * it yet. Beside it stands the base rate: the share of deals won of those decided by then, whoever
 * they were.
 */
public final class Replay {

  /**
   * What was said of a deal.
   *
   * @param learnt what the model said, from 0 to 1
   * @param baseRate what the base rate said
   */
  public record Told(Case of, double learnt, double baseRate) {}

  private sealed interface Moment {
    Instant at();
  }

  private record Score(Case of) implements Moment {
    @Override
    public Instant at() {
      return of.scoredAt();
    }
  }

  private record Learn(
      Features features, @Nullable Boolean before, @Nullable Boolean after, Instant at)
      implements Moment {}

  private final NaiveBayes model = new NaiveBayes(new CountsInMemory());
  private final NaiveBayes baseRate = new NaiveBayes(new CountsInMemory());
  private final List<Told> told = new ArrayList<>();

  private Replay() {}

  /**
   * @return what was said of each deal, in the order of time; of those that came before anything
   *     could be said, nothing
   */
  public static List<Told> of(List<Case> cases) {
    var replay = new Replay();
    cases.stream()
        .flatMap(one -> moments(one).stream())
        .sorted(Comparator.comparing(Moment::at).thenComparing(moment -> moment instanceof Learn))
        .forEach(replay::live);
    return replay.told;
  }

  private static List<Moment> moments(Case one) {
    var moments = new ArrayList<Moment>();
    moments.add(new Score(one));
    Boolean before = null;
    for (var turn : one.turns()) {
      moments.add(new Learn(one.features(), before, turn.won(), turn.at()));
      before = turn.won();
    }
    return moments;
  }

  private void live(Moment moment) {
    switch (moment) {
      case Score(Case of) -> score(of);
      case Learn learn -> {
        learn(model, learn, learn.features());
        learn(baseRate, learn, Features.ofTeam(null));
      }
    }
  }

  private static void learn(NaiveBayes by, Learn learn, Features features) {
    if (learn.before() != null) {
      by.forget(features, learn.before());
    }
    if (learn.after() != null) {
      by.learn(features, learn.after());
    }
  }

  private void score(Case of) {
    var learnt = chance(model.score(of.features()));
    var base = chance(baseRate.score(Features.ofTeam(null)));
    if (learnt.isPresent() && base.isPresent()) {
      told.add(new Told(of, learnt.getAsDouble(), base.getAsDouble()));
    }
  }

  private static OptionalDouble chance(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Scored scored -> OptionalDouble.of(scored.percent() / 100);
      case Verdict.Unknown _ -> OptionalDouble.empty();
    };
  }
}
