/** That a deal is stuck, and is so no longer: told by the clock, as functions of the deal. */
@NullMarked
package io.dealstream.events.alert;

import org.jspecify.annotations.NullMarked;
