/** What a campaign costs, and what becomes of the e-mail it sends. */
@NullMarked
package io.dealstream.events.campaign;

import org.jspecify.annotations.NullMarked;
