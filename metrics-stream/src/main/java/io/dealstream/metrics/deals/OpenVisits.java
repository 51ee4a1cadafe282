package io.dealstream.metrics.deals;

import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.CreditCodec;
import io.dealstream.metrics.facts.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The visits that go on, oldest first, by pipeline and stage: those of the deals in one partition.
 * A minimum alone could not be kept up, as the oldest visit is one that ends.
 *
 * <p>Each is stored once, with whose it is. The oldest of a segment are found when a stage is first
 * asked for, by reading all of its visits, and are kept up in memory from then on.
 */
public final class OpenVisits {

  static final String STORE = "open-visits";

  /** Where no visit goes on. */
  public static final long NONE = Long.MAX_VALUE;

  /** Visits in memory, each once for each of its segments: some thirty megabytes. */
  private static final int MANY = 200_000;

  private final KeyValueStore<Bytes, Credit> visits;
  private final int partition;
  private final Map<Stage, OpenStage> stages =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stage, OpenStage> eldest) {
          return size() > 1 && values().stream().mapToInt(OpenStage::held).sum() > MANY;
        }
      };

  private record Stage(String pipelineId, String stageId) {}

  OpenVisits(KeyValueStore<Bytes, Credit> visits, int partition) {
    this.visits = visits;
    this.partition = partition;
  }

  /** Not cached: each entry is written once and removed once, and a cache would slow the search. */
  static StoreBuilder<KeyValueStore<Bytes, Credit>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), CreditCodec.CODEC);
  }

  /** The partition of the source whose deals these are. */
  public int partition() {
    return partition;
  }

  /**
   * @return when the oldest open visit there began, or {@link #NONE}
   */
  public long oldest(String pipelineId, String stageId, Segment segment) {
    return stage(pipelineId, stageId).oldest(segment);
  }

  public void begin(String pipelineId, String dealId, Visit visit, Credit credit) {
    var stage = stage(pipelineId, visit.stageId());
    var begun = OpenVisit.of(dealId, visit);
    stage.put(begun, credit);
    stage.remember(begun, credit.segments());
  }

  public void end(String pipelineId, String dealId, Visit visit, Credit credit) {
    var stage = stage(pipelineId, visit.stageId());
    var ended = OpenVisit.of(dealId, visit);
    stage.remove(ended);
    stage.forget(ended, credit.segments());
  }

  /**
   * It goes on as somebody else's.
   *
   * @param left the segments it is in no longer
   * @param joined the segments it was not in before
   */
  public void handOver(
      String pipelineId,
      String dealId,
      Visit visit,
      Credit to,
      List<Segment> left,
      List<Segment> joined) {
    var stage = stage(pipelineId, visit.stageId());
    var goesOn = OpenVisit.of(dealId, visit);
    stage.put(goesOn, to);
    stage.forget(goesOn, left);
    stage.remember(goesOn, joined);
  }

  private OpenStage stage(String pipelineId, String stageId) {
    return stages.computeIfAbsent(
        new Stage(pipelineId, stageId), _ -> OpenStage.read(visits, pipelineId, stageId));
  }
}
