/**
 * Deals as they stand. Rooms that follow deals are handed each step ({@link
 * io.dealstream.query.deals.DealFollower}), with the deal as it was before and after.
 */
@NullMarked
package io.dealstream.query.deals;

import org.jspecify.annotations.NullMarked;
