/**
 * What people mean to reach: how far they have come, whether that is as far as they should be by
 * now, and what it takes to get there.
 */
@NullMarked
package io.dealstream.query.goals;

import org.jspecify.annotations.NullMarked;
