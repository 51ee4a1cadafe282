package io.dealstream.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed before it reached a controller, in a filter or in the container itself. */
@RestController
final class ProblemPage implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> problem(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return ProblemWriter.answer(Problems.ofStatus(status == null ? HttpStatus.NOT_FOUND : status));
  }
}
