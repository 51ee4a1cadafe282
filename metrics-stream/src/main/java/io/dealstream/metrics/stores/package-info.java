/** What Kafka Streams' own stores leave to be wished for. */
@NullMarked
package io.dealstream.metrics.stores;

import org.jspecify.annotations.NullMarked;
