package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of the e-mail messages that were sent in the window, whenever it became of them; of
 * all of them, or of those of a campaign. A message counts once in each field, however often it was
 * opened or clicked. One that was never told to be sent counts in none.
 *
 * @param campaignId left out where it is about all messages
 * @param openRate {@code opened / (sent - bounced)}, six decimals; null where every message
 *     bounced. A message that bounced and was opened all the same is in both
 */
public record Email(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
    long sent,
    long bounced,
    long delivered,
    long opened,
    long clicked,
    @Nullable BigDecimal openRate)
    implements MetricItem {

  @Override
  public String itemKey() {
    return CampaignItem.of(campaignId);
  }
}
