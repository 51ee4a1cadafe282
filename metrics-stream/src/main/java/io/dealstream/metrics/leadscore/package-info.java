/**
 * How promising leads are: what was learnt from won and lost deals, and what is known of each lead.
 */
@NullMarked
package io.dealstream.metrics.leadscore;

import org.jspecify.annotations.NullMarked;
