/**
 * Naive Bayes, learnt live: how often each value of each feature stood with won and with lost
 * deals.
 */
@NullMarked
package io.dealstream.leadscore.bayes;

import org.jspecify.annotations.NullMarked;
