/** What was done about deals. */
@NullMarked
package io.dealstream.metrics.activities;

import org.jspecify.annotations.NullMarked;
