package io.dealstream.command.imports;

import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.file.Entry;
import java.util.Collection;
import java.util.List;

/** What the rows of a file are told of. All of it in the piece of work that is running. */
interface Subjects {

  /** Owns, or did, what nobody is named for. */
  String NOBODY = "unassigned";

  /**
   * Decides the rows of one of them, in their order.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  List<Recorded> record(String id, List<Entry> rows);

  /** Says which will be asked for. */
  void readAhead(Collection<String> ids);

  /**
   * How many events one has; 0 for one that is not there. Asked where a refusal holds while nothing
   * happens.
   */
  long eventsOf(String id);

  /** How long a refusal by this rule holds. */
  Standing standing(String rule);
}
