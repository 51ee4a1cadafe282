/** Customers: what they cost, and how well they were taken on. */
@NullMarked
package io.dealstream.metrics.customers;

import org.jspecify.annotations.NullMarked;
