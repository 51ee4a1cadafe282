/**
 * Customers: from a won deal over the onboarding to renewal or churn.
 *
 * <p>A customer is made by a command. It may once be made by the won deal itself, under the id that
 * a customer has who is given none: the deal's own, so that both ways make the same one.
 */
@NullMarked
package io.dealstream.command.customer;

import org.jspecify.annotations.NullMarked;
