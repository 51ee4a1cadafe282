package io.dealstream.bench.projection;

/** What is measured beside each other. */
enum Side {
  DURABLE("bare upserts, each commit on the disk"),
  TAKEN_IN("the query side takes it in"),
  AS_OURS("bare upserts, commits as the query side's"),
  REBUILT("the query side rebuilds all of it"),
  DEALS("bare upserts of deals alone, as above"),
  DEALS_REBUILT("the query side rebuilds deals alone");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  String line(Pass pass) {
    return "%-42s %s".formatted(text, pass);
  }
}
