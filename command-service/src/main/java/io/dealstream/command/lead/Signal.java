package io.dealstream.command.lead;

import io.dealstream.events.lead.SignalSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of evidence, apart from the id it goes by. */
record Signal(String kind, SignalSource source, @Nullable String value, Instant observedAt) {}
