/** Lists, page by page. Every room may use it; it uses none. */
@NullMarked
package io.dealstream.query.paging;

import org.jspecify.annotations.NullMarked;
