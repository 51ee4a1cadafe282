/** Leads: how many, how good, what became of them, and what they cost. */
@NullMarked
package io.dealstream.metrics.leads;

import org.jspecify.annotations.NullMarked;
