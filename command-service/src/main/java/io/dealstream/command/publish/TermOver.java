package io.dealstream.command.publish;

/** Why a leader stops leading, other than at its own wish. */
abstract sealed class TermOver extends Exception {

  private TermOver(String message) {
    super(message);
  }

  private TermOver(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another instance has raised the epoch: what this one still holds counts no more. */
  static final class Deposed extends TermOver {

    Deposed(long epoch, long now) {
      super("deposed: the epoch is %d, this term's was %d".formatted(now, epoch));
    }
  }

  /** Another producer goes by our transactional id now, or the broker gave up waiting for us. */
  static final class Fenced extends TermOver {

    Fenced(Throwable cause) {
      super("fenced: " + cause.getMessage(), cause);
    }
  }

  /** Kafka and PostgreSQL do not hold the same history: a person has to decide. */
  static final class Refused extends TermOver {

    Refused(String message) {
      super(message);
    }
  }
}
