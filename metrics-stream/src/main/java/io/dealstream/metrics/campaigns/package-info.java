/** What campaigns cost, and what became of the e-mail they sent. */
@NullMarked
package io.dealstream.metrics.campaigns;

import org.jspecify.annotations.NullMarked;
