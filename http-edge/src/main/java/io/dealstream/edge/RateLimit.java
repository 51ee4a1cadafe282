package io.dealstream.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a second of each caller, and five seconds' worth at once: a script that runs
 * wild is stopped before it takes the room of everybody else. Each instance counts for itself.
 */
final class RateLimit extends OncePerRequestFilter {

  private static final int SECONDS_AT_ONCE = 5;
  private static final int MOST_CALLERS = 10_000;

  private final LoadingCache<String, Bucket> buckets;
  private final ProblemWriter problems;
  private final int perSecond;

  /**
   * @param perSecond none where 0
   */
  RateLimit(int perSecond, ProblemWriter problems) {
    this.perSecond = perSecond;
    this.problems = problems;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build(_ -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity((long) SECONDS_AT_ONCE * perSecond)
                    .refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    if (perSecond == 0 || caller == null || buckets.get(caller.getName()).tryConsume(1)) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          Problem.tooMany(
              "too-many-requests",
              "a caller may send " + perSecond + " requests a second",
              Duration.ofSeconds(1)),
          response);
    }
  }
}
