package io.dealstream.command.store;

/**
 * A command on its way.
 *
 * @param name of the handler it is for
 * @param aggregateId as stored, with the type before it
 */
public record Sent(String name, String aggregateId, Object command, Origin origin) {}
