package io.dealstream.query.webhooks;

import java.net.URI;

/** Takes a message to a receiver, once. */
@FunctionalInterface
interface Courier {

  Outcome take(URI url, Signed message);
}
