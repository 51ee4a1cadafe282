package io.dealstream.forecast;

import java.util.List;

/**
 * The distribution of what is won of some deals together, each won or not by a chance of its own,
 * and all chances off together by what is common to them: worked out, not simulated, on a grid of
 * {@value #CELLS} steps from nothing to everything. A value between two steps is shared out to
 * both, so that the mean is exact; a percentile is within a step.
 */
final class Total {

  private static final int CELLS = 2_000;

  /** The standard normal distribution in fifteen equal parts, brought to a variance of one. */
  private static final double[] PARTS = {
    -1.9133, -1.3370, -1.0093, -0.7594, -0.5471, -0.3554, -0.1752, 0, 0.1752, 0.3554, 0.5471,
    0.7594, 1.0093, 1.3370, 1.9133
  };

  private static final double[] NONE = {0};

  private final double step;
  private final double[] density;

  private Total(double step, double[] density) {
    this.step = step;
    this.density = density;
  }

  /**
   * @param swing the standard deviation of what is common, from 0 to 1
   */
  static Total of(List<Stake> stakes, double swing) {
    var everything = stakes.stream().mapToDouble(Stake::value).sum();
    var step = everything / CELLS;
    var parts = swing == 0 ? NONE : PARTS;
    var density = new double[CELLS + 1];
    for (var part : parts) {
      var all = Math.clamp(part * swing, -1, 1);
      var one = independent(stakes, all, step);
      for (var i = 0; i < one.length; i++) {
        density[i] += one[i] / parts.length;
      }
    }
    return new Total(step, density);
  }

  private static double[] independent(List<Stake> stakes, double all, double step) {
    var density = new double[] {1};
    for (var stake : stakes) {
      if (stake.value() > 0) {
        density = with(density, stake.chance(all), stake.value() / step);
      }
    }
    return density;
  }

  private static double[] with(double[] before, double chance, double steps) {
    var whole = (int) steps;
    var above = chance * (steps - whole);
    var below = chance - above;
    var after = new double[Math.min(CELLS + 1, before.length + whole + 1)];
    for (var i = 0; i < before.length; i++) {
      after[i] += before[i] * (1 - chance);
      after[Math.min(CELLS, i + whole)] += before[i] * below;
      after[Math.min(CELLS, i + whole + 1)] += before[i] * above;
    }
    return after;
  }

  /** The smallest total that is reached or stayed below with at least that probability. */
  double percentile(double share) {
    var sum = 0.0;
    for (var i = 0; i < density.length; i++) {
      sum += density[i];
      if (sum >= share - 1e-9) {
        return i * step;
      }
    }
    return (density.length - 1) * step;
  }

  /** A chance of that much. */
  record Stake(double chance, double value) {

    /**
     * The chance where all are off by a share of them, from -1 to 1: less where it is near
     * certainty, so that it stays a chance, and as much up as down, so that the mean stays.
     */
    double chance(double all) {
      return chance + all * chance * (1 - chance);
    }
  }
}
