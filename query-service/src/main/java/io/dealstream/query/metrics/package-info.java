/**
 * The figures as their topics hold them. Other rooms ask for answers, and for what has changed
 * since ({@link io.dealstream.query.metrics.Figures}).
 */
@NullMarked
package io.dealstream.query.metrics;

import org.jspecify.annotations.NullMarked;
