/**
 * Leads' scores once more, by plain counts over events, from the definitions alone; and whether
 * what was published is what they give.
 */
@NullMarked
package io.dealstream.recount.scores;

import org.jspecify.annotations.NullMarked;
