package io.dealstream.query.intake;

/** An aggregate, as its topic knows it. */
record AggregateKey(String topic, String key) {}
