/**
 * PostgreSQL and Kafka as one machine runs them: the real servers, durable, on loopback only. Plain
 * Java, no Spring.
 */
@NullMarked
package io.dealstream.servers;

import org.jspecify.annotations.NullMarked;
