package io.dealstream.events.deal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a notice is for.
 *
 * @param id of that owner or team
 */
public record Addressee(Kind kind, String id) {

  public enum Kind {
    @JsonProperty("owner")
    OWNER("owner"),
    @JsonProperty("team")
    TEAM("team");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it is written in events and calls. */
    public String word() {
      return word;
    }

    public static Optional<Kind> of(String word) {
      return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }
}
