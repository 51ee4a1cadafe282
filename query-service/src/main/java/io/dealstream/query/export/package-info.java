/**
 * Whole lists as files. Other rooms say what can be exported ({@link Exportable}); it knows none of
 * them.
 */
@NullMarked
package io.dealstream.query.export;

import org.jspecify.annotations.NullMarked;
