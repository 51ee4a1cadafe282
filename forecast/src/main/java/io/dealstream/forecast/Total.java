package io.dealstream.forecast;

import java.util.List;

/**
 * The distribution of what is won of some deals together, each won or not by a chance of its own:
 * worked out, not simulated, on a grid of {@value #CELLS} steps from nothing to everything. A value
 * between two steps is shared out to both, so that the mean is exact; a percentile is within a
 * step.
 */
final class Total {

  private static final int CELLS = 2_000;

  private final double step;
  private final double[] density;

  private Total(double step, double[] density) {
    this.step = step;
    this.density = density;
  }

  static Total of(List<Stake> stakes) {
    var everything = stakes.stream().mapToDouble(Stake::value).sum();
    var step = everything / CELLS;
    var density = new double[] {1};
    for (var stake : stakes) {
      if (stake.value() > 0) {
        density = with(density, stake.chance(), stake.value() / step);
      }
    }
    return new Total(step, density);
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
  record Stake(double chance, double value) {}
}
