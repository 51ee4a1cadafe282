package io.dealstream.query.rebuild;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Looks for what is to be rebuilt, for as long as the service runs. What another process left
 * half-way is gone on with; what it left behind is taken away.
 */
@Component
class Rebuilder {

  private final RebuildTable table;
  private final BesideTables beside;
  private final Work work;
  private final DataSource connections;

  Rebuilder(RebuildTable table, BesideTables beside, Work work, DataSource connections) {
    this.table = table;
    this.beside = beside;
    this.work = work;
    this.connections = connections;
  }

  /** Whether there was anything to do. */
  boolean look(BooleanSupplier stopping) throws SQLException, InterruptedException {
    return (table.first().isPresent() || beside.areThere()) && beAlone(stopping);
  }

  /** Whether there was anything to do, and nobody else at it. */
  private boolean beAlone(BooleanSupplier stopping) throws SQLException, InterruptedException {
    var alone = Alone.among(connections);
    if (alone.isEmpty()) {
      return false;
    }
    try (var _ = alone.get()) {
      var first = table.first();
      if (first.isPresent()) {
        workOn(first.get(), stopping);
      } else if (beside.areThere()) {
        beside.drop();
      }
      return true;
    }
  }

  private void workOn(Rebuild rebuild, BooleanSupplier stopping)
      throws SQLException, InterruptedException {
    try {
      work.on(rebuild, stopping);
    } catch (SQLException | RuntimeException e) {
      var cause = NestedExceptionUtils.getMostSpecificCause(e);
      table.trouble(rebuild.number(), String.valueOf(cause.getMessage()));
      throw e;
    }
  }
}
