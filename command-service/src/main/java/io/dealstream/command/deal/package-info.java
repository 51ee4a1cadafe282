/**
 * Deals: from opening through stages to an outcome.
 *
 * <p>Other rooms may open a deal, look at one, move it out of a stage that goes and bring its past
 * with {@link io.dealstream.command.deal.DealDesk}.
 */
@NullMarked
package io.dealstream.command.deal;

import org.jspecify.annotations.NullMarked;
