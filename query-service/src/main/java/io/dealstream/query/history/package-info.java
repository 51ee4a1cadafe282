/**
 * What happened to deals: every event, and every transition with what it meant. The newest
 * transitions can be had by other rooms ({@link io.dealstream.query.history.Transitions}).
 */
@NullMarked
package io.dealstream.query.history;

import org.jspecify.annotations.NullMarked;
