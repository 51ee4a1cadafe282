/**
 * Where deals get stuck, stage beside stage: made when it is asked for, of the deals as they stand
 * and of how long visits usually take, as its figures tell. It is so for an instant only, and so on
 * no topic.
 */
@NullMarked
package io.dealstream.query.bottleneck;

import org.jspecify.annotations.NullMarked;
