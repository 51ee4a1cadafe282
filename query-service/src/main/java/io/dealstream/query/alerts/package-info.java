/** Which deals are stuck, as the topic of alerts tells: each alert in its newest state. */
@NullMarked
package io.dealstream.query.alerts;

import org.jspecify.annotations.NullMarked;
