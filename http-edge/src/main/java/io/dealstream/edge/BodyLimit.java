package io.dealstream.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body may be larger than 1 MiB, but for those that are read as a stream: CSV and gzip. */
final class BodyLimit extends OncePerRequestFilter {

  private static final int LIMIT = 1 << 20;
  private static final Set<String> STREAMED = Set.of("text/csv", "application/gzip");

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  static Problem tooLarge() {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "body",
        "a body may have " + LIMIT + " bytes at most");
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return streamed(request.getContentType());
  }

  private static boolean streamed(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    try {
      var type = MediaType.parseMediaType(contentType);
      return STREAMED.contains(type.getType() + "/" + type.getSubtype());
    } catch (InvalidMediaTypeException noType) {
      return false;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT) {
      problems.write(tooLarge(), response);
    } else {
      chain.doFilter(new Limited(request), response);
    }
  }

  /** Thrown to the reader of a body that does not say how long it is, and is too long. */
  static final class BodyTooLarge extends IOException {}

  private static final class Limited extends HttpServletRequestWrapper {

    private @Nullable ServletInputStream stream;

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      var present = stream;
      if (present == null) {
        present = new Counted(super.getInputStream());
        stream = present;
      }
      return present;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private long read;

    Counted(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      var next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      var n = body.read(into, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) throws BodyTooLarge {
      read += n;
      if (read > LIMIT) {
        throw new BodyTooLarge();
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
