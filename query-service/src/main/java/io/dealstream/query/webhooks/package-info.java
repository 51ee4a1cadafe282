/**
 * Chosen events, sent to whoever asked for them: signed, in each deal's order, again and again
 * until they are taken. What is to be sent is written in the transaction that takes the events in,
 * so nothing is forgotten and nothing is sent that did not happen. {@link
 * io.dealstream.query.webhooks.SignedPosts} sends other things in the same way.
 */
@NullMarked
package io.dealstream.query.webhooks;

import org.jspecify.annotations.NullMarked;
