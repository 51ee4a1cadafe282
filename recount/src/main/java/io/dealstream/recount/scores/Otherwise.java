package io.dealstream.recount.scores;

/**
 * What of a score is not what it should be.
 *
 * @param field of the record, and of its evidence the name
 */
public record Otherwise(String field, String expected, String found) {

  static Otherwise of(String field, Object expected, Object found) {
    return new Otherwise(field, expected.toString(), found.toString());
  }
}
