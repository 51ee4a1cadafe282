package io.dealstream.command.deal;

import org.jspecify.annotations.Nullable;

/** Who did something about a deal, and is credited with it. */
record Doer(String owner, @Nullable String team) {}
