package io.dealstream.command.deal;

/** Deals as a measurement uses them: whatever is between it and the disk. */
public interface DealsUnderLoad extends AutoCloseable {

  String FIRST_STAGE = "prospecting";

  /** Returns when it is durable. */
  void open(String id);

  /** Returns when it is durable. */
  void move(String id, String stage);
}
