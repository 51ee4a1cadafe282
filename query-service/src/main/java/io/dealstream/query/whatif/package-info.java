/** What figures would be if some of a pipeline's terms had been otherwise all along. */
@NullMarked
package io.dealstream.query.whatif;

import org.jspecify.annotations.NullMarked;
