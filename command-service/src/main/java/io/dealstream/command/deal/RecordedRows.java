package io.dealstream.command.deal;

import java.util.List;

/** What became of each row of a deal's past, in their order. */
record RecordedRows(List<Recorded> rows) {}
