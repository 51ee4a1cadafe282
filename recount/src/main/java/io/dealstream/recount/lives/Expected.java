package io.dealstream.recount.lives;

import io.dealstream.events.ForecastCategory;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * That an open deal is expected to close, or was at some time.
 *
 * @param credit whose it was then
 * @param month null where no day was expected
 */
public record Expected(Credit credit, @Nullable YearMonth month, ForecastCategory category) {}
