package io.dealstream.edge;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as can be, to stand behind the edge in tests. */
@SpringBootApplication
class SampleService {

  record Line(String name, BigDecimal price) {}

  record Order(String customer, List<Line> lines) {}

  @Bean
  AccessRules rules() {
    return requests ->
        requests
            .requestMatchers("/api/orders")
            .hasRole("REP")
            .requestMatchers("/api/imports")
            .hasRole("ADMIN");
  }

  @RestController
  static class Orders {

    @GetMapping("/api/me")
    Caller me(Caller caller) {
      return caller;
    }

    @GetMapping("/api/count")
    int count(@RequestParam int upTo) {
      return upTo;
    }

    @PostMapping("/api/orders")
    Order order(@RequestBody Order order) {
      return switch (order.customer()) {
        case "nobody" -> throw Problem.refused("unknown-customer", "customer", "no such customer");
        case "broken" -> throw new IllegalStateException("secret detail");
        default -> order;
      };
    }

    @PostMapping("/api/imports")
    int read(@RequestBody byte[] csv) {
      return csv.length;
    }

    @PostMapping("/api/forgotten")
    void noRuleAllowsThis() {}
  }
}
