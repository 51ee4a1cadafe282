/** From a figure to its deals, and to the events that say so. */
@NullMarked
package io.dealstream.query.lineage;

import org.jspecify.annotations.NullMarked;
