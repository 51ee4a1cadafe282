/** Proof that nothing of what happened was changed, dropped, swapped or put in between. */
@NullMarked
package io.dealstream.query.audit;

import org.jspecify.annotations.NullMarked;
