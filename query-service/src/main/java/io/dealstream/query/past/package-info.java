/**
 * Looking back: which events happened before an instant, or were known at a position. Other rooms
 * make of them what they make of all events.
 */
@NullMarked
package io.dealstream.query.past;

import org.jspecify.annotations.NullMarked;
