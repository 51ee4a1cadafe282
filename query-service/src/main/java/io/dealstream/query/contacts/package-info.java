/** People, to be found by what is known of them; erased here as soon as the topic says so. */
@NullMarked
package io.dealstream.query.contacts;

import org.jspecify.annotations.NullMarked;
