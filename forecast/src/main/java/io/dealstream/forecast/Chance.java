package io.dealstream.forecast;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What may become of a deal, counted from the date of the forecast. Shares are from 0 to 1, and
 * {@code won + lost + open = 1} at every time.
 */
public final class Chance {

  private static final long EVER = Long.MAX_VALUE;

  private final Incidence.Since inStage;
  private final Incidence.Since afterStage;
  private final Incidence.Since inPipeline;

  private Chance(Incidence.Since inStage, Incidence.Since afterStage, Incidence.Since inPipeline) {
    this.inStage = inStage;
    this.afterStage = afterStage;
    this.inPipeline = inPipeline;
  }

  static Optional<Chance> of(
      Incidence.Since inStage, Incidence.Since afterStage, Incidence.Since inPipeline) {
    return inStage.cases() + afterStage.cases() + inPipeline.cases() == 0
        ? Optional.empty()
        : Optional.of(new Chance(inStage, afterStage, inPipeline));
  }

  /** Won at all, as far as any comparable deal was followed. */
  public double won() {
    return blend(of -> of.wonWithin(EVER));
  }

  public double lost() {
    return blend(of -> of.lostWithin(EVER));
  }

  /** Neither, for as long as any comparable deal was followed. */
  public double open() {
    return 1 - won() - lost();
  }

  public double wonWithin(Duration time) {
    return blend(of -> of.wonWithin(time.toMillis()));
  }

  public double lostWithin(Duration time) {
    return blend(of -> of.lostWithin(time.toMillis()));
  }

  /** The numbers of comparable cases that it stands on. */
  public Evidence evidence() {
    return new Evidence(inStage.cases(), afterStage.cases(), inPipeline.cases());
  }

  private double blend(ToDoubleFunction<Incidence.Since> share) {
    var pipeline = share.applyAsDouble(inPipeline);
    var stage = inPipeline.cases() == 0 ? share.applyAsDouble(afterStage) : pipeline;
    return shrunk(share, inStage, shrunk(share, afterStage, stage));
  }

  private static double shrunk(
      ToDoubleFunction<Incidence.Since> share, Incidence.Since finer, double coarser) {
    double cases = finer.cases();
    return (cases * share.applyAsDouble(finer) + Conversion.SHRINK * coarser)
        / (cases + Conversion.SHRINK);
  }

  /**
   * @param inStage visits of its stage that were as old and still there
   * @param afterStage visits of its stage whose deals were open at that age
   * @param inPipeline deals that were open at its age
   */
  public record Evidence(int inStage, int afterStage, int inPipeline) {}
}
