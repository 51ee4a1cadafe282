/** How good the forecast would have been: made again at past dates, of what was known then. */
@NullMarked
package io.dealstream.forecast.backtest;

import org.jspecify.annotations.NullMarked;
