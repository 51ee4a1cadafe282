/**
 * The way of what must be erasable to those who search it: from a table, by an outbox, to a topic
 * that keeps the newest state of each thing and nothing older.
 */
@NullMarked
package io.dealstream.command.vault;

import org.jspecify.annotations.NullMarked;
