package io.dealstream.command.deal;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision stands on besides the deal and the command.
 *
 * @param dealId also where there is no deal yet
 * @param pipeline the deal's, in the version in force
 * @param target the one it is to go to, likewise; null where it stays
 * @param now our clock's reading when it was asked
 */
record Basis(String dealId, Pipeline pipeline, @Nullable Pipeline target, Instant now, Via via) {}
