/** Rebuilding the read models of a running copy. */
@NullMarked
package io.dealstream.local.rebuild;

import org.jspecify.annotations.NullMarked;
