/**
 * Real servers for tests: a PostgreSQL and a broker for each JVM, from local files or from
 * Testcontainers.
 */
@NullMarked
package io.dealstream.testing;

import org.jspecify.annotations.NullMarked;
