package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PartState;
import io.dealstream.local.data.RunningCopy;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the copy is, kept up to date in the data folder for the other commands and for the eye. */
final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final DataFolder data;
  private final Consumer<RunningCopy> eye;
  private RunningCopy copy;

  Journal(DataFolder data, RunningCopy copy, Consumer<RunningCopy> eye) {
    this.data = data;
    this.copy = copy;
    this.eye = eye;
    change(UnaryOperator.identity());
  }

  synchronized void change(UnaryOperator<RunningCopy> change) {
    copy = change.apply(copy);
    try {
      copy.writeTo(data);
    } catch (IOException unwritable) {
      // The copy itself goes on; a full disk is watched for elsewhere, and ends it.
      LOG.warn("the state of the copy could not be written", unwritable);
    }
    eye.accept(copy);
    notifyAll();
  }

  synchronized RunningCopy copy() {
    return copy;
  }

  synchronized void await(Predicate<RunningCopy> condition) throws InterruptedException {
    while (!condition.test(copy)) {
      wait();
    }
  }

  synchronized PartState part(String name) {
    return copy.parts().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no part is called " + name));
  }
}
