package io.dealstream.query.webhooks;

import java.time.Duration;

/** What became of an attempt. */
sealed interface Outcome {

  /** The receiver has it: it answered with a status of success. */
  record Taken(int status) implements Outcome {}

  /**
   * It answered otherwise; a redirect is not followed, and is no success.
   *
   * @param askedFor how long it asked to be left alone; none where it did not
   */
  record Refused(int status, Duration askedFor) implements Outcome {

    Refused(int status) {
      this(status, Duration.ZERO);
    }
  }

  /** There was no answer, or nothing could be sent. */
  record Failed(String why) implements Outcome {}

  /** It can never be sent. */
  record Hopeless(String why) implements Outcome {}
}
