package io.dealstream.command.publish;

/**
 * To be told when events have been committed in this process, so that they are published at once.
 * Nothing is lost where nobody tells: what other instances commit is found by looking.
 */
public interface NewEvents {

  /** Never blocks and never fails. */
  void signal();
}
