package io.dealstream.command.store;

/** Takes rows that must become durable together with the events of the running command. */
public interface SideRows {

  /**
   * @throws IllegalStateException where no command is running
   */
  void add(SideRow row);
}
