package io.dealstream.metrics.tally;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;

/**
 * What the numbers of a tally go by. A slot's range says how two values of it become one, and all
 * three ways give the same whatever the order of deals: sums are added, of highs the higher stays,
 * of a latest the one that came last, which is why only one source may write it. Counts of what
 * goes on are sums whose slots say since when.
 *
 * <p>Slots are stored: a released one keeps its meaning.
 */
public final class Slots {

  static final int HIGHS = 1 << 20;
  static final int LATEST = 1 << 21;

  /** Sums again, of what has ended by when it came; see {@link #cameAt}. */
  static final int CAME = LATEST + (1 << 17);

  /** Sums again, of what goes on since a time; see {@link Since}. */
  static final int SINCE = 1 << 22;

  /** When the newest event in it was recorded, epoch milliseconds. */
  public static final int AS_OF = HIGHS;

  /** Present where something is taken back that was counted before. */
  public static final int CORRECTION = HIGHS + 1;

  /** The last day of the ninety that are in it, counted from 1970. */
  public static final int TRAILING_DAY = HIGHS + 2;

  private static final int PRESENT = 900;
  private static final int END_OF_PRESENT = 1_000;
  private static final int FOLDED_DEAL_EVENTS = HIGHS + 1_000;
  private static final int FOLDED_PIPELINE_EVENTS = HIGHS + 2_000;
  private static final int FOLDED_LEAD_EVENTS = HIGHS + 3_000;
  private static final int FOLDED_CUSTOMER_EVENTS = HIGHS + 4_000;
  private static final int FOLDED_CAMPAIGN_EVENTS = HIGHS + 5_000;
  private static final int PARTITIONS = 1_000;

  private Slots() {}

  /** A metric's own sum of what is so now, and belongs to no time; from 0. */
  public static int present(int number) {
    return PRESENT + number;
  }

  /** Whether a slot is of no day: of the present, or of where the numbers come from. */
  public static boolean isOfNoDay(int slot) {
    return slot >= PRESENT && slot < END_OF_PRESENT
        || slot == AS_OF
        || slot >= FOLDED_DEAL_EVENTS && slot < FOLDED_CAMPAIGN_EVENTS + PARTITIONS;
  }

  private static final long QUARTER_MILLIS = 15 * 60_000;
  private static final long FIRST_CAME = 30L * 365 * 96;
  private static final int LAST_CAME = SINCE - CAME - 1;

  /**
   * Of what ended and came then: a quarter of an hour, as with those begin the days of all zones.
   *
   * @param at epoch milliseconds; before the end of 1999 and after 2055 counts as then
   */
  public static int cameAt(long at) {
    var quarter = Math.floorDiv(at, QUARTER_MILLIS) - FIRST_CAME;
    return CAME + (int) Math.clamp(quarter, 0, LAST_CAME);
  }

  /** A metric's own high, from 0. */
  public static int high(int number) {
    return HIGHS + 10 + number;
  }

  /** What a partition of the source last said of itself. */
  public static int latestOf(int partition) {
    return LATEST + partition;
  }

  /** The highest position of an event of that partition that is in it. */
  public static int folded(Source source, int partition) {
    return switch (source) {
      case DEAL_EVENTS -> FOLDED_DEAL_EVENTS + partition;
      case PIPELINE_EVENTS -> FOLDED_PIPELINE_EVENTS + partition;
      case LEAD_EVENTS -> FOLDED_LEAD_EVENTS + partition;
      case CUSTOMER_EVENTS -> FOLDED_CUSTOMER_EVENTS + partition;
      case CAMPAIGN_EVENTS -> FOLDED_CAMPAIGN_EVENTS + partition;
    };
  }

  static int firstFolded(Source source) {
    return folded(source, 0);
  }

  static int endOfFolded(Source source) {
    return folded(source, PARTITIONS);
  }

  /** Where events come from. */
  public enum Source {
    DEAL_EVENTS(Topics.DEAL_EVENTS),
    PIPELINE_EVENTS(Topics.PIPELINE_EVENTS),
    LEAD_EVENTS(Topics.LEAD_EVENTS),
    CUSTOMER_EVENTS(Topics.CUSTOMER_EVENTS),
    CAMPAIGN_EVENTS(Topics.CAMPAIGN_EVENTS);

    private final Topic<String, byte[]> topic;

    Source(Topic<String, byte[]> topic) {
      this.topic = topic;
    }

    public Topic<String, byte[]> topic() {
      return topic;
    }
  }
}
