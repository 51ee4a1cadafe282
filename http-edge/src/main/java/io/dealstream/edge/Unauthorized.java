package io.dealstream.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a caller is told who is not known, or may not. */
final class Unauthorized implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  Unauthorized(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof AuthenticationServiceException) {
      problems.write(
          Problem.unavailable(
              "sign-in-unavailable", "the token cannot be checked now", Duration.ofSeconds(2)),
          response);
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(
        Problem.of(
            HttpStatus.UNAUTHORIZED,
            "token-required",
            HttpHeaders.AUTHORIZATION,
            "a valid bearer token is needed"),
        response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    problems.write(
        Problem.forbidden("role-required", "roles", "none of the caller's roles may do this"),
        response);
  }
}
