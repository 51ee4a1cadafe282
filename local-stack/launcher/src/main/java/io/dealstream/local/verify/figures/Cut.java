package io.dealstream.local.verify.figures;

import java.util.Map;

/**
 * Which events are counted: those up to a position among all, and of each partition those up to a
 * position of its own.
 *
 * @param floor among all
 * @param folded by partition, {@code topic-number}
 */
record Cut(long floor, Map<String, Long> folded) {

  static Cut upTo(long position) {
    return new Cut(position, Map.of());
  }

  static Cut of(Map<String, Long> folded) {
    return new Cut(0, folded);
  }

  /** What both of them contain. */
  Cut orUpTo(long position) {
    return new Cut(Math.max(floor, position), folded);
  }

  boolean contains(String partition, long position) {
    return position <= floor || position <= folded.getOrDefault(partition, 0L);
  }

  /** Whether the figure says of these topics' partitions how far it has come. */
  boolean speaksOf(String topic) {
    return folded.keySet().stream().anyMatch(partition -> partition.startsWith(topic + "-"));
  }
}
