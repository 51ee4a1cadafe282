package io.dealstream.query.live;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer that many readers wait for, worked out once for all of them after each arrival.
 *
 * @param <K> what is asked
 */
final class Shared<K, V> {

  private final Function<K, V> workOut;
  private final Map<K, Answer> answers = new HashMap<>();

  Shared(Function<K, V> workOut) {
    this.workOut = workOut;
  }

  /** Kept for as long as somebody has joined. */
  synchronized Answer join(K question) {
    var answer = answers.computeIfAbsent(question, Answer::new);
    answer.readers++;
    return answer;
  }

  private synchronized void leave(Answer answer) {
    answer.readers--;
    if (answer.readers == 0) {
      answers.remove(answer.question);
    }
  }

  final class Answer implements AutoCloseable {

    private final K question;
    private final ReentrantLock lock = new ReentrantLock();
    private int readers;
    private long asOf = -1;
    private @Nullable V value;

    private Answer(K question) {
      this.question = question;
    }

    /**
     * @param count of the arrivals that must be in it
     */
    V atLeast(long count) {
      lock.lock();
      try {
        var present = value;
        if (present == null || asOf < count) {
          present = workOut.apply(question);
          value = present;
          asOf = count;
        }
        return present;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      leave(this);
    }
  }
}
