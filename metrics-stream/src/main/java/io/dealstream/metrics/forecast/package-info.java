/** What is expected to close in each month, and how firmly it is counted on. */
@NullMarked
package io.dealstream.metrics.forecast;

import org.jspecify.annotations.NullMarked;
