/** Leads: from what brought them, over the evidence, to a deal or to nothing. */
@NullMarked
package io.dealstream.command.lead;

import org.jspecify.annotations.NullMarked;
