package io.dealstream.metrics.deals;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.metrics.figures.FromStageOne;

/** An alert on its way to its topic. */
public record ToldAlert(DealAlert alert) implements FromStageOne {}
