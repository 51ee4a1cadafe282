package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Leads, all of them or those of a campaign, and what they cost. Rates have six decimals.
 *
 * @param campaignId left out where it is about all leads
 * @param captured in the window
 * @param undecided of those, the ones of which nobody has decided yet
 * @param qualified in the window, whenever captured; of a lead only the last decision counts
 * @param disqualified in the window, whenever captured
 * @param qualificationRate {@code qualified / (qualified + disqualified)}
 * @param converted of those captured in the window, the ones that became a deal, at any time
 * @param won of those captured in the window, the ones with a deal that is won now
 * @param dealRate {@code converted / captured}
 * @param conversionRate {@code won / captured}
 * @param spend for sales and marketing, spread evenly over its days, and none of days to come; of
 *     an owner or a team there is none, and of a lead source what was spent on it; null where it
 *     was spent in several currencies
 * @param costPerLead {@code spend / captured}
 */
public record Leads(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
    long captured,
    long undecided,
    long qualified,
    long disqualified,
    @Nullable BigDecimal qualificationRate,
    long converted,
    long won,
    @Nullable BigDecimal dealRate,
    @Nullable BigDecimal conversionRate,
    @Nullable Money spend,
    @Nullable Money costPerLead)
    implements MetricItem {

  @Override
  public String itemKey() {
    return CampaignItem.of(campaignId);
  }
}
