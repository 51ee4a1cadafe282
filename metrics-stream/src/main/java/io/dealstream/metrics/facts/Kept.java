package io.dealstream.metrics.facts;

import io.dealstream.metrics.alerts.Watch;

/** What is kept of a deal: what its facts depend on, and its alerts. */
record Kept(Deal deal, Watch watch) {}
