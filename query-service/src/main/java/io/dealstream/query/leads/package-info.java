/** Leads: what became of them so far, and how promising they are. */
@NullMarked
package io.dealstream.query.leads;

import org.jspecify.annotations.NullMarked;
