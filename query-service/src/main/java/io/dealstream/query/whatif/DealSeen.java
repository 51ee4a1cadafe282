package io.dealstream.query.whatif;

/**
 * @param name as it was opened under
 * @param since the position of its first event
 */
record DealSeen(String name, long since) {}
