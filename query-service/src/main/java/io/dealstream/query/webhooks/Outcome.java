package io.dealstream.query.webhooks;

/** What became of an attempt. */
sealed interface Outcome {

  /** The receiver has it: it answered with a status of success. */
  record Taken(int status) implements Outcome {}

  /** It answered otherwise; a redirect is not followed, and is no success. */
  record Refused(int status) implements Outcome {}

  /** There was no answer, or nothing could be sent. */
  record Failed(String why) implements Outcome {}

  /** It can never be sent. */
  record Hopeless(String why) implements Outcome {}
}
