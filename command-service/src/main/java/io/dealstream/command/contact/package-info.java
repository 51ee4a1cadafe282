/**
 * People: kept in a table and on a compacted topic, and in no event, so that they can be erased.
 * Other rooms name a contact by its id, whether or not there is one.
 */
@NullMarked
package io.dealstream.command.contact;

import org.jspecify.annotations.NullMarked;
