package io.dealstream.bench;

/** Deals as a measurement uses them: whatever is between it and the disk. */
public interface DealsUnderLoad extends AutoCloseable {

  /** What the figures stand under. */
  String name();

  /** Returns when it is durable. */
  void open(String id);

  /** Returns when it is durable. */
  void move(String id, String stage);

  /** Nobody will ask for this deal again. */
  default void forget(String id) {}

  /** Waits until what runs beside the commands has kept up with them. */
  default void settle() throws Exception {}
}
