/** How the command speaks with the person at the terminal, and with a log. */
@NullMarked
package io.dealstream.local.terminal;

import org.jspecify.annotations.NullMarked;
