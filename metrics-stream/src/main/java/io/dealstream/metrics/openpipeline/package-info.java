/** What is open in each stage now, and what it is worth. */
@NullMarked
package io.dealstream.metrics.openpipeline;

import org.jspecify.annotations.NullMarked;
