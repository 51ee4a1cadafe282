package io.dealstream.query.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.dealstream.edge.Choice;
import io.dealstream.edge.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which form a review is told. */
enum ReviewForm {
  JSON(MediaType.APPLICATION_JSON),
  MARKDOWN(new MediaType("text", "markdown", UTF_8)),
  HTML(new MediaType("text", "html", UTF_8));

  private final MediaType type;

  ReviewForm(MediaType type) {
    this.type = type;
  }

  MediaType type() {
    return type;
  }

  /**
   * @param word of the parameter, which goes before what the request accepts
   * @param accept the header; null for anything
   * @throws Problem 400 for any other word or for a header that is none, 406 where it accepts none
   *     of them
   */
  static ReviewForm of(@Nullable String word, @Nullable String accept) {
    if (word != null) {
      return Choice.of("format", word, List.of(values()), ReviewForm::word);
    }
    return accepted(accept).stream()
        .flatMap(wanted -> Stream.of(values()).filter(form -> wanted.includes(form.type)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "Accept", "there are " + types()));
  }

  /** What is wanted most comes first. */
  private static List<MediaType> accepted(@Nullable String accept) {
    try {
      var types = MediaType.parseMediaTypes(accept);
      MimeTypeUtils.sortBySpecificity(types);
      types.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
      return types.isEmpty()
          ? List.of(MediaType.ALL)
          : types.stream().filter(type -> type.getQualityValue() > 0).toList();
    } catch (InvalidMediaTypeException e) {
      throw Problem.malformed("malformed-header", "Accept", "it names no types of media");
    }
  }

  private static String types() {
    return Stream.of(values())
        .map(form -> form.type.getType() + "/" + form.type.getSubtype())
        .collect(joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
