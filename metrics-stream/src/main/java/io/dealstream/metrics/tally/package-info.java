/** Numbers that can be added up in any order, and taken back: what every figure is made of. */
@NullMarked
package io.dealstream.metrics.tally;

import org.jspecify.annotations.NullMarked;
