/**
 * The way in: records are decoded and checked before any store is touched; what is bad goes aside.
 */
@NullMarked
package io.dealstream.metrics.intake;

import org.jspecify.annotations.NullMarked;
