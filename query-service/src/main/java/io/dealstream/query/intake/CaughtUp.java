package io.dealstream.query.intake;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether what was there when this instance started has been read, here or by others. */
@Component
public class CaughtUp {

  private final Readers readers;
  private final Offsets offsets;

  CaughtUp(Readers readers, Offsets offsets) {
    this.readers = readers;
    this.offsets = offsets;
  }

  public boolean with(Set<Feed> feeds) {
    return readers.all().stream()
        .filter(reader -> feeds.contains(reader.feed()))
        .allMatch(reader -> reader.condition().hasCaughtUp(offsets::all));
  }
}
