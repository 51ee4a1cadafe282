/** The metric topics, held against a recount of exactly the events that each figure has folded. */
@NullMarked
package io.dealstream.local.verify.figures;

import org.jspecify.annotations.NullMarked;
