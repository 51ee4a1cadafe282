/** What the topology takes of a machine, beside what Kafka and Kafka Streams alone take of it. */
@NullMarked
package io.dealstream.bench.topology;

import org.jspecify.annotations.NullMarked;
