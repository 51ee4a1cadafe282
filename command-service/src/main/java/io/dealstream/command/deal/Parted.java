package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;

/** What a command came to, and what the deal then is. */
record Parted(Answer answer, Deal deal) {}
