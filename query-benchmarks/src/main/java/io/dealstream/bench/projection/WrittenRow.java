package io.dealstream.bench.projection;

/**
 * A row as the projection left it, at one of the times when it wrote it.
 *
 * @param values as texts, in the order of the table's columns; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record WrittenRow(Table table, String[] values) {}
