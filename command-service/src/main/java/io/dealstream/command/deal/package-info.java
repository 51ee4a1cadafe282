/**
 * Deals: from opening through stages to an outcome.
 *
 * <p>Other rooms may open a deal, look at one, move it out of a stage that goes, do to it what a
 * rule says and bring its past with {@link io.dealstream.command.deal.DealDesk}; {@link
 * io.dealstream.command.deal.Hindsight} tells how one was.
 */
@NullMarked
package io.dealstream.command.deal;

import org.jspecify.annotations.NullMarked;
