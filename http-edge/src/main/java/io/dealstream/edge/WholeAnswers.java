package io.dealstream.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A short answer goes out in one piece and says how long it is. Who writes it flushes it as soon as
 * it is written, when the container cannot know yet that nothing follows: it would send one piece,
 * and then another one to say that this was all. Only events are sent while more are to come.
 */
final class WholeAnswers extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Whole(response));
  }

  private static final class Whole extends HttpServletResponseWrapper {

    Whole(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void flushBuffer() throws IOException {
      if (isOfEvents(getContentType())) {
        super.flushBuffer();
      }
    }

    private static boolean isOfEvents(@Nullable String contentType) {
      return contentType != null && contentType.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
  }
}
