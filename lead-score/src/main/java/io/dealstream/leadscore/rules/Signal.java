package io.dealstream.leadscore.rules;

import io.dealstream.events.lead.SignalSource;
import java.time.Instant;

/**
 * A piece of evidence about a lead.
 *
 * @param kind what was seen
 * @param observedAt when
 */
public record Signal(SignalSource source, String kind, Instant observedAt) {}
