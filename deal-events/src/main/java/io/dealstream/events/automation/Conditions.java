package io.dealstream.events.automation;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dealstream.events.alert.AlertKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What must be so of the deal right after the event, all of it; null for whatever it is. Where a
 * deal has stalled: after the event that the alert was raised on.
 *
 * @param stage it is in; of a decided deal, the one it was decided in
 * @param amountAtLeast in the pipeline's reporting currency. Written as a decimal string, so that
 *     no reader rounds it
 * @param kind of the alert, where the rule is about those
 */
public record Conditions(
    @Nullable String stage,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal amountAtLeast,
    @Nullable AlertKind kind) {

  public static final Conditions NONE = new Conditions(null, null, null, null, null, null);
}
