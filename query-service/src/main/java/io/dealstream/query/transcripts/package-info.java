/**
 * What was written and said about deals, to be found by its words; erased here as soon as the topic
 * says so.
 */
@NullMarked
package io.dealstream.query.transcripts;

import org.jspecify.annotations.NullMarked;
