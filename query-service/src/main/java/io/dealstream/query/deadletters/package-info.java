/** What could not be taken in, for operators: why it was not, and how to offer it again. */
@NullMarked
package io.dealstream.query.deadletters;

import org.jspecify.annotations.NullMarked;
