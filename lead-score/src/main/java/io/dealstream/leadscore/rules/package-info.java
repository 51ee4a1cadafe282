/** The score by rules: points for each signal, by where it came from, which fade. */
@NullMarked
package io.dealstream.leadscore.rules;

import org.jspecify.annotations.NullMarked;
