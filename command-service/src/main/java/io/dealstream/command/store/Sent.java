package io.dealstream.command.store;

/**
 * A command on its way.
 *
 * @param name of the handler it is for
 * @param aggregateId as stored, with the type before it
 * @param opens whether it is for an aggregate that is not there yet, unless somebody took its id:
 *     then nothing is read before it is stored, which shows whether that was so
 */
public record Sent(String name, String aggregateId, Object command, Origin origin, boolean opens) {

  public Sent(String name, String aggregateId, Object command, Origin origin) {
    this(name, aggregateId, command, origin, false);
  }
}
