/** The scores of leads, held against a recount of what they are made of. */
@NullMarked
package io.dealstream.local.verify.scores;

import org.jspecify.annotations.NullMarked;
