package io.dealstream.query.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * @param fromPosition of the first event that is sent again
 */
record ReplayBody(@Nullable Long fromPosition) {}
