package io.dealstream.edge;

import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span of a call to the API, until it is answered or its answer goes on in another thread. It
 * knows the call by its pattern: an address has ids in it, and a query what somebody looked for.
 */
final class RequestSpan extends OncePerRequestFilter {

  private final Tracing tracing;

  RequestSpan(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var parent = request.getHeader(Traceparent.HEADER);
    var span = tracing.begin(SpanKind.SERVER, request.getMethod(), parent);
    try (var _ = span.makeCurrent()) {
      chain.doFilter(request, response);
      describe(span, request, response.getStatus());
    } catch (ServletException | IOException | RuntimeException | Error failed) {
      describe(span, request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      throw failed;
    } finally {
      span.end();
    }
  }

  private static void describe(Span span, HttpServletRequest request, int status) {
    span.setAttribute("http.request.method", request.getMethod());
    span.setAttribute("http.response.status_code", status);
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
        instanceof String route) {
      span.setAttribute("http.route", route);
      span.updateName(request.getMethod() + " " + route);
    }
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      span.setStatus(StatusCode.ERROR);
    }
  }
}
