/**
 * A period of a pipeline beside the one before, for people who talk about it: made when it is asked
 * for, from one pass over the pipeline's events, and told as JSON, as Markdown or as a page to
 * print. Published is what sends them ({@link io.dealstream.query.reviews.Printing}).
 */
@NullMarked
package io.dealstream.query.reviews;

import org.jspecify.annotations.NullMarked;
