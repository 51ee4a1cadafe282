package io.dealstream.command.deal;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Via;
import java.time.Instant;

/**
 * What a decision stands on besides the deal and the command.
 *
 * @param dealId also where there is no deal yet
 * @param pipeline in the version in force
 * @param now our clock's reading when it was asked
 */
record Basis(String dealId, Pipeline pipeline, Instant now, Via via) {}
