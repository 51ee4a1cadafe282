package io.dealstream.command.http;

import org.jspecify.annotations.Nullable;

/**
 * The condition a caller put on a command; a controller takes it as an argument.
 *
 * @param version the one the caller has seen; null where any will do
 */
public record IfMatch(@Nullable Long version) {}
