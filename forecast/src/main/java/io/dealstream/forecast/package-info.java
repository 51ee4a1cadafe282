/**
 * What open deals will come to, measured from what became of deals before them. Pure: what is known
 * goes in, chances and sums come out; no clock, no framework, no chance of its own.
 */
@NullMarked
package io.dealstream.forecast;

import org.jspecify.annotations.NullMarked;
