package io.dealstream.metrics.intake;

/** Is told of every record that goes aside. */
@FunctionalInterface
public interface Alarm {

  /**
   * @param reason a code
   */
  void raise(String topic, String reason);
}
