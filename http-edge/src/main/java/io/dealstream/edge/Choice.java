package io.dealstream.edge;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** One of a few, by the word a request says for it. */
public final class Choice {

  private Choice() {}

  /**
   * @param field that the word was sent in
   * @param all there are; at least one
   * @throws Problem 400 {@code unknown-} and the field for any other word; it names those there are
   */
  public static <T> T of(
      String field, String word, Collection<T> all, Function<? super T, String> wordOf) {
    return all.stream()
        .filter(one -> wordOf.apply(one).equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(field, word, all.stream().map(wordOf).toList()));
  }

  /** The same of words that stand for themselves. */
  public static String of(String field, String word, Collection<String> all) {
    return of(field, word, all, Function.identity());
  }

  private static Problem unknown(String field, String word, List<String> words) {
    return Problem.malformed(
        "unknown-" + field, field, "it may be %s, not %s".formatted(inWords(words), word));
  }

  private static String inWords(List<String> words) {
    var last = words.getLast();
    return words.size() == 1
        ? last
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
  }
}
