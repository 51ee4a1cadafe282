/** What is to be done for deals, by when and by whom, and what became of it. */
@NullMarked
package io.dealstream.query.followups;

import org.jspecify.annotations.NullMarked;
