package io.dealstream.command.publish;

import org.jspecify.annotations.Nullable;

/** What lies behind a failure: Kafka's clients wrap what happened in what they were doing. */
final class Causes {

  private Causes() {}

  /** The first cause, the failure itself included, that is of one of these kinds. */
  static @Nullable Throwable find(Throwable failure, Class<?>... kinds) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      for (var kind : kinds) {
        if (kind.isInstance(cause)) {
          return cause;
        }
      }
    }
    return null;
  }
}
