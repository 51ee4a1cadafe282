package io.dealstream.query.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is asked for with.
 *
 * @param events types of events, as {@code io.dealstream.deal.won.v1}
 * @param pipeline where only what happens in it is wanted
 */
record WebhookBody(
    @Nullable String url, @Nullable List<@Nullable String> events, @Nullable String pipeline) {}
