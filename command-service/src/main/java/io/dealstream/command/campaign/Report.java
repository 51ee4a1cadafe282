package io.dealstream.command.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a message.
 *
 * @param happenedAt null for now
 */
record Report(EmailKind kind, Message.Credit credit, @Nullable Instant happenedAt) {}
