/**
 * Reviews, sent to whoever asked for them when their period ends: by e-mail, or signed as webhooks
 * are; once for each period, again and again until they are taken.
 */
@NullMarked
package io.dealstream.query.sendouts;

import org.jspecify.annotations.NullMarked;
