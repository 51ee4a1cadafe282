/**
 * An audit by somebody who trusts nothing here but a public key: the event topics, and the
 * checkpoints that whoever published them signed. No database is asked.
 */
@NullMarked
package io.dealstream.local.audit;

import org.jspecify.annotations.NullMarked;
