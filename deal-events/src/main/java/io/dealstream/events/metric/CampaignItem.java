package io.dealstream.events.metric;

import org.jspecify.annotations.Nullable;

/**
 * The item part of a metric that is measured for all campaigns together, whatever belongs to none
 * included, and for each by itself.
 */
public final class CampaignItem {

  /** All together. */
  public static final String ALL = MetricKey.SINGLE;

  private static final String CAMPAIGN = "campaign:";

  private CampaignItem() {}

  /**
   * @param campaignId null for all together
   */
  public static String of(@Nullable String campaignId) {
    return campaignId == null ? ALL : CAMPAIGN + MetricKey.encode(campaignId);
  }

  /** Which campaign an item is of; null where it is of all together. */
  public static @Nullable String campaignOf(String item) {
    return item.equals(ALL) ? null : MetricKey.decode(item.substring(CAMPAIGN.length()));
  }
}
