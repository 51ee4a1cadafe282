/** How each owner does beside the others of the team. */
@NullMarked
package io.dealstream.query.coaching;

import org.jspecify.annotations.NullMarked;
