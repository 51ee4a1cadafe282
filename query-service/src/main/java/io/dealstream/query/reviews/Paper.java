package io.dealstream.query.reviews;

/**
 * A review in the forms that it is sent in.
 *
 * @param title in one line, with its days
 * @param json as {@code /api/reviews} answers it
 */
public record Paper(String title, String markdown, String html, String json) {}
