/** Measuring a running copy from outside. */
@NullMarked
package io.dealstream.local.bench;

import org.jspecify.annotations.NullMarked;
