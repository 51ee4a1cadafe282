package io.dealstream.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What stores of each generation were like, in blocks of lines, the newest last. */
final class Generations {

  private Generations() {}

  /**
   * @param received the block of the generation that is built now
   * @return {@code as approved}, or what is to be done
   */
  static String verdict(String approved, String received) {
    var released = blocks(approved);
    var now = blocks(received);
    var generation = now.firstEntry().getKey();
    var lines = now.firstEntry().getValue();
    if (!released.containsKey(generation)) {
      return "add the block in target/stores.received.txt to the end of stores.approved.txt";
    }
    if (!generation.equals(released.lastEntry().getKey())) {
      return generation + " was released before: take a number that was never there";
    }
    var before = released.lastEntry().getValue();
    return lines.equals(before) ? "as approved" : countUp(generation, before, lines);
  }

  private static String countUp(String generation, List<String> before, List<String> lines) {
    var gone = new ArrayList<>(before);
    gone.removeAll(lines);
    var fresh = new ArrayList<>(lines);
    fresh.removeAll(before);
    return "count up Topics.FIGURES_GROUP: stores of "
        + generation
        + " are otherwise than those a running copy has\n"
        + "was "
        + String.join("\nwas ", gone)
        + "\nis "
        + String.join("\nis ", fresh);
  }

  /** Lines that are set in belong to the generation above them. */
  private static SequencedMap<String, List<String>> blocks(String text) {
    var blocks = new LinkedHashMap<String, List<String>>();
    Arrays.stream(text.split("\n"))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              if (line.startsWith(" ")) {
                blocks.lastEntry().getValue().add(line);
              } else {
                blocks.put(line, new ArrayList<>());
              }
            });
    return blocks;
  }
}
