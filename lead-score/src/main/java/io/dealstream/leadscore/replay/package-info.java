/** How good the score would have been on a history, of what was known at the time. */
@NullMarked
package io.dealstream.leadscore.replay;

import org.jspecify.annotations.NullMarked;
