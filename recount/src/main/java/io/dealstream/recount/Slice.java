package io.dealstream.recount;

import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;

/** The figures of one segment in one window. */
record Slice(Segment segment, Window window) {}
