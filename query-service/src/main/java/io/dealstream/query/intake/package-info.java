/**
 * How records come in: each batch in one transaction with its offsets, every event once and in its
 * aggregate's order. Published are what other rooms receive ({@link
 * io.dealstream.query.intake.Projection}, {@link io.dealstream.query.intake.Receiver}) and how they
 * learn that there is more ({@link io.dealstream.query.intake.Arrivals}).
 */
@NullMarked
package io.dealstream.query.intake;

import org.jspecify.annotations.NullMarked;
