package io.dealstream.command.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * States kept beside the events that led to them, the newest of each aggregate. They tell nothing
 * new: without them everything is read from its events.
 */
final class Snapshots {

  private static final String NEWEST =
      "SELECT sequence, state, facts FROM snapshot WHERE aggregate_id = ? AND revision = ?";

  // While two releases run side by side, the later one's states stay.
  private static final String KEEP =
      """
      INSERT INTO snapshot (aggregate_id, revision, sequence, state, facts) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (aggregate_id) DO UPDATE SET revision = excluded.revision,
        sequence = excluded.sequence, state = excluded.state, facts = excluded.facts
      WHERE (snapshot.revision, snapshot.sequence) < (excluded.revision, excluded.sequence)\
      """;

  private final JdbcOperations database;
  private final Map<String, SnapshotForm<?>> forms;

  Snapshots(JdbcOperations database, List<? extends SnapshotForm<?>> forms) {
    this.database = database;
    this.forms = forms.stream().collect(Collectors.toMap(SnapshotForm::type, Function.identity()));
  }

  /** How the aggregate's state is kept; empty where it is not. */
  Optional<SnapshotForm<?>> formOf(String aggregateId) {
    return Optional.ofNullable(forms.get(aggregateId.substring(0, aggregateId.indexOf(':'))));
  }

  /** Takes the place of all the aggregate's events up to its own number. */
  Optional<DomainEventMessage<?>> newest(String aggregateId) {
    return formOf(aggregateId)
        .flatMap(
            form ->
                database
                    .query(
                        NEWEST,
                        (row, _) ->
                            message(
                                form,
                                aggregateId,
                                row.getLong("sequence"),
                                form.read(row.getString("state"), row.getString("facts"))),
                        aggregateId,
                        form.revision())
                    .stream()
                    .findFirst());
  }

  static DomainEventMessage<?> message(
      SnapshotForm<?> form, String aggregateId, long sequence, Object state) {
    return new GenericDomainEventMessage<>(form.type(), aggregateId, sequence, state);
  }

  void keep(DomainEventMessage<?> snapshot) {
    var id = snapshot.getAggregateIdentifier();
    var state = snapshot.getPayload();
    database.update(
        KEEP,
        id,
        formOf(id).orElseThrow().revision(),
        snapshot.getSequenceNumber(),
        SnapshotForm.nameOf(state),
        SnapshotForm.write(state));
  }
}
