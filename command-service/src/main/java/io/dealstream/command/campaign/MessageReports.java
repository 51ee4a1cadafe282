package io.dealstream.command.campaign;

import io.dealstream.command.decision.Basis;
import java.util.List;

/** All that one batch says of a message, in the order in which it happened. */
record MessageReports(List<Report> reports, Basis basis) {}
