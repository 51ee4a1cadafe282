package io.dealstream.events.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dealstream.events.deal.Addressee;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a rule tells. Written {@code owner} or {@code team} for the deal's own, and {@code owner:ID}
 * or {@code team:ID} for that one.
 *
 * @param id null for whoever owns the deal, or for its team, when it is told
 */
public record Recipient(Addressee.Kind kind, @Nullable String id) {

  /** Empty where it is written otherwise. */
  public static Optional<Recipient> of(String word) {
    var parts = word.split(":", 2);
    return Addressee.Kind.of(parts[0])
        .map(kind -> new Recipient(kind, parts.length == 1 ? null : parts[1]));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Recipient read(String word) {
    return of(word).orElseThrow(() -> new IllegalArgumentException(word + " tells nobody"));
  }

  @JsonValue
  public String word() {
    return id == null ? kind.word() : kind.word() + ":" + id;
  }
}
