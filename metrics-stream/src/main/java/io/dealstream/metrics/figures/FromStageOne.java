package io.dealstream.metrics.figures;

/** What leaves stage 1: on to the figures, or aside. */
public interface FromStageOne {}
