package io.dealstream.command.lead;

import io.dealstream.command.decision.Basis;

/** A lead's past, brought with everything its decisions stand on. */
record LeadPast(LeadHistory history, Basis basis) {}
