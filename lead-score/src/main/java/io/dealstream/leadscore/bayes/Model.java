package io.dealstream.leadscore.bayes;

/**
 * Whose deals are counted together, and the keys of their counts.
 *
 * @param name {@code all} or {@code team:ID}
 */
record Model(String name) {

  static final Model ALL = new Model("all");

  /** In no name and no value. */
  private static final char BETWEEN = '\0';

  static Model of(String team) {
    return new Model("team:" + team);
  }

  /** Of all its deals. */
  String outcomes() {
    return name;
  }

  /** Of its deals of which the feature was known. */
  String known(String feature) {
    return name + BETWEEN + feature;
  }

  String value(String feature, String value) {
    return known(feature) + BETWEEN + value;
  }

  /** How often it learnt an outcome, and how often one was taken back: these only grow. */
  String changes() {
    return name + BETWEEN;
  }
}
