/**
 * What changes, as server-sent events. Every reader has a thread of its own, which is virtual: one
 * that reads slowly holds up nobody, and is told the newest when it comes back.
 */
@NullMarked
package io.dealstream.query.live;

import org.jspecify.annotations.NullMarked;
