package io.dealstream.command.decision;

import java.util.List;

/** What became of each row of a past, in their order. */
public record RecordedRows(List<Recorded> rows) {}
