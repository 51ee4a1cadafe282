package io.dealstream.command.store;

/**
 * A row that a command was decided on and that must still be so when its events are stored.
 *
 * @param select from one table: a key and a number for each of the keys in its one parameter, an
 *     array of text, in the order of the keys
 */
record Premise(String select, String key) {}
