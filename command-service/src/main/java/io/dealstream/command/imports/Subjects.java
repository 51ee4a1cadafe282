package io.dealstream.command.imports;

import io.dealstream.command.deal.Recorded;
import io.dealstream.command.imports.file.Entry;
import java.util.Collection;
import java.util.List;

/** What the rows of a file are told of. All of it in the piece of work that is running. */
interface Subjects {

  /**
   * Decides the rows of one of them, in their order.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  List<Recorded> record(String id, List<Entry> rows);

  /** Says which will be asked for. */
  void readAhead(Collection<String> ids);

  /** How many events one has; 0 for one that is not there. */
  long eventsOf(String id);

  /** Whether a refusal stands on what is neither in the file nor in the subject. */
  boolean isForNow(Recorded.Refused refused);
}
