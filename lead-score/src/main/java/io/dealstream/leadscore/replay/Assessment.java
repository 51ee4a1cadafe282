package io.dealstream.leadscore.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what was said came out. */
public final class Assessment {

  private static final int BINS = 10;

  private record Said(double chance, boolean won) {}

  private final List<Said> said = new ArrayList<>();

  public void add(double chance, boolean won) {
    said.add(new Said(chance, won));
  }

  public int count() {
    return said.size();
  }

  /**
   * With how much chance a won deal was given a higher score than a lost one, an equal one counting
   * half: 0.5 is no better than drawing lots. Null without both.
   */
  public @Nullable Double auc() {
    var won = said.stream().filter(Said::won).count();
    var lost = said.size() - won;
    if (won == 0 || lost == 0) {
      return null;
    }
    var ordered = said.stream().sorted(Comparator.comparingDouble(Said::chance)).toList();
    var rankSum = 0.0;
    for (var from = 0; from < ordered.size(); ) {
      var to = from;
      var wonHere = 0;
      while (to < ordered.size() && ordered.get(to).chance == ordered.get(from).chance) {
        wonHere += ordered.get(to).won ? 1 : 0;
        to++;
      }
      rankSum += wonHere * (from + 1 + to) / 2.0;
      from = to;
    }
    return (rankSum - won * (won + 1) / 2.0) / ((double) won * lost);
  }

  /** The mean of the squared misses, from 0, always right, to 1; null where nothing was said. */
  public @Nullable Double brier() {
    return said.isEmpty()
        ? null
        : said.stream().mapToDouble(Assessment::square).sum() / said.size();
  }

  private static double square(Said one) {
    var miss = one.chance - (one.won ? 1 : 0);
    return miss * miss;
  }

  /**
   * Deals of which much the same was said: in each tenth of the scale that has any.
   *
   * @param said on average
   * @param happened the share that was won
   */
  public record Bin(int count, double said, double happened) {}

  public List<Bin> bins() {
    var count = new int[BINS];
    var sum = new double[BINS];
    var won = new int[BINS];
    for (var one : said) {
      var bin = Math.min(BINS - 1, (int) (one.chance * BINS));
      count[bin]++;
      sum[bin] += one.chance;
      won[bin] += one.won ? 1 : 0;
    }
    var bins = new ArrayList<Bin>();
    for (var i = 0; i < BINS; i++) {
      if (count[i] > 0) {
        bins.add(new Bin(count[i], sum[i] / count[i], (double) won[i] / count[i]));
      }
    }
    return bins;
  }

  /**
   * By how much what was said missed what happened, over the bins, by their size; null as above.
   */
  public @Nullable Double calibrationError() {
    return said.isEmpty()
        ? null
        : bins().stream().mapToDouble(bin -> bin.count * Math.abs(bin.said - bin.happened)).sum()
            / said.size();
  }
}
