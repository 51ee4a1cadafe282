/**
 * What open deals will bring: made when it is asked for, of all that happened in the pipeline
 * before then. How likely each deal is won, and by when, is measured from what became of comparable
 * ones.
 */
@NullMarked
package io.dealstream.query.forecast;

import org.jspecify.annotations.NullMarked;
