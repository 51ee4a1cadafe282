/** The event store, read as it is, and what must hold in it: positions and both chains. */
@NullMarked
package io.dealstream.local.verify.store;

import org.jspecify.annotations.NullMarked;
