package io.dealstream.command.decision;

import io.dealstream.events.Via;
import java.time.Instant;

/**
 * What a decision stands on besides the state and the command.
 *
 * @param id of what it is about, also where there is nothing of it yet
 * @param now our clock's reading when it was asked
 */
public record Basis(String id, Instant now, Via via) {}
