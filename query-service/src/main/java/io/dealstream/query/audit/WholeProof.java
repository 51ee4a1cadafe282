package io.dealstream.query.audit;

import java.util.List;

/**
 * What the chain of all events came to.
 *
 * @param position of the last event that was looked at
 * @param head the hash after it
 * @param broken how many places do not hold
 * @param breaks the first thousand of them
 */
record WholeProof(
    boolean holds, long position, long events, String head, long broken, List<Break> breaks) {}
