package io.dealstream.recount.scores;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all decided deals say of a lead.
 *
 * @param model by whose deals: {@code all} or {@code team:ID}
 * @param percent the chance that it is won; null where there are not both outcomes
 * @param evidence log-odds by name; empty without a chance
 * @param reason why there is no chance
 */
record Said(
    String model,
    @Nullable Double percent,
    Map<String, Double> evidence,
    @Nullable String reason) {}
