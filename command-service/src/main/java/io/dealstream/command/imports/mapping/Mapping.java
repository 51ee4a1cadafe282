package io.dealstream.command.imports.mapping;

import io.dealstream.command.imports.file.CsvShape;
import io.dealstream.command.imports.file.Form;
import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file that is not in the canonical form tell what they tell.
 *
 * @param form of what
 * @param pipeline the pipeline's definition, as a JSON body would give it
 * @param only which rows are read; the others are passed over as if they were not there
 * @param shift whether all times move so that the newest day becomes yesterday
 */
public record Mapping(
    Form form,
    @Nullable Object pipeline,
    CsvShape shape,
    Times times,
    Numbers numbers,
    Condition only,
    boolean shift,
    List<Telling> tellings) {

  public static Mapping read(String yaml) throws BadMapping {
    return MappingReader.read(Yaml.read(yaml));
  }

  /** Reads the header. Days are added to every time. */
  public HistoryFile open(InputStream stored, int shiftDays) throws IOException, UnreadableFile {
    return MappedFile.open(this, stored, shiftDays);
  }

  /** The definition that stands in the mapping, if one does. */
  public Optional<Object> pipelineDefinition() {
    return Optional.ofNullable(pipeline);
  }

  /**
   * By how many days the file moves so that its newest day becomes yesterday, in the file's zone,
   * and nothing of it lies in today.
   */
  public int shiftFor(Instant newest, Clock clock) {
    var today = LocalDate.now(clock.withZone(times.zone()));
    var days =
        Math.toIntExact(
            ChronoUnit.DAYS.between(newest.atZone(times.zone()).toLocalDate(), today.minusDays(1)));
    var moved = newest.plus(days, ChronoUnit.DAYS);
    // A day of 24 hours may carry the last hour of a day over the end of summer time, into today.
    return moved.isBefore(today.atStartOfDay(times.zone()).toInstant()) ? days : days - 1;
  }

  Set<String> columns() {
    var columns = new TreeSet<>(Comparator.<String>naturalOrder());
    columns.addAll(only.columns());
    tellings.forEach(telling -> columns.addAll(telling.columns()));
    return columns;
  }
}
