/**
 * Dated exchange rates.
 *
 * <p>Other rooms may look them up with {@link io.dealstream.command.rates.Rates}; what a decision
 * takes of them is a value, {@link io.dealstream.command.rates.ExchangeRates}.
 */
@NullMarked
package io.dealstream.command.rates;

import org.jspecify.annotations.NullMarked;
