/** Campaigns: what they cost, and what becomes of each message they send. */
@NullMarked
package io.dealstream.command.campaign;

import org.jspecify.annotations.NullMarked;
