package io.dealstream.query.past;

import io.dealstream.events.deal.DealEvent;

/** An event of a deal, with its number in the deal and its place among all events. */
public record PastEvent(DealEvent event, long sequence, long position) {}
