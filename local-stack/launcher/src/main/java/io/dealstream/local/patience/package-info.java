/** Waiting for what tells nobody when it changes. */
@NullMarked
package io.dealstream.local.patience;

import org.jspecify.annotations.NullMarked;
