package io.dealstream.metrics.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Additions go where their group is folded; terms to every partition. */
public final class ToItsPart implements StreamPartitioner<String, Change> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, Change change, int partitions) {
    return Optional.of(
        switch (change) {
          case Additions _ -> Set.of(partOf(key, partitions));
          case Terms _ ->
              IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
        });
  }

  private static int partOf(String group, int partitions) {
    return Utils.toPositive(Utils.murmur2(group.getBytes(UTF_8))) % partitions;
  }
}
