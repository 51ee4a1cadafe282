package io.dealstream.local.verify.report;

/** Shows how far a part is. */
@FunctionalInterface
public interface Progress {

  /**
   * Something that takes its time begins.
   *
   * @param unit what is counted, in the plural
   */
  Steps begin(String what, String unit);

  /** How far that has come. */
  @FunctionalInterface
  interface Steps {

    /**
     * @param total 0 where it is not known
     */
    void at(long done, long total);
  }
}
