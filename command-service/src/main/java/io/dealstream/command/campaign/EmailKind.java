package io.dealstream.command.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can become of a message. */
enum EmailKind {
  SENT,
  BOUNCED,
  DELIVERED,
  OPENED,
  CLICKED;

  /** Empty for a word that is none of ours. */
  static Optional<EmailKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
