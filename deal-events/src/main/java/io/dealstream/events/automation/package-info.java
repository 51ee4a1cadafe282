/** What happens by rule when something has happened to a deal. */
@NullMarked
package io.dealstream.events.automation;

import org.jspecify.annotations.NullMarked;
