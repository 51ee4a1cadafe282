package io.dealstream.command.publish;

/**
 * What an instance is doing about publishing.
 *
 * @param why in one line, where it is not simply at work
 */
record PublishingState(Phase phase, String why) {

  enum Phase {
    /** Not yet known whether it leads. */
    STARTING,
    /** Another instance leads. */
    STANDBY,
    /** Sequences and publishes. */
    LEADING,
    /** A server does not answer. Commands are accepted, and published when it does. */
    WAITING,
    /** Kafka and PostgreSQL hold different histories. */
    REFUSING,
    /** Something it does not expect; tries again. */
    FAILING,
    STOPPED
  }
}
