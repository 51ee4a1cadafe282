/**
 * Deals: from opening through stages to an outcome.
 *
 * <p>Other rooms may open a deal, look at one and bring a deal's past with {@link
 * io.dealstream.command.deal.DealDesk}.
 */
@NullMarked
package io.dealstream.command.deal;

import org.jspecify.annotations.NullMarked;
