/** The page's files, and what they need to know of where they run. */
@NullMarked
package io.dealstream.query.page;

import org.jspecify.annotations.NullMarked;
