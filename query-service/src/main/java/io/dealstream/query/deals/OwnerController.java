package io.dealstream.query.deals;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OwnerController {

  record Answer(List<String> items) {}

  private final Owners owners;

  OwnerController(Owners owners) {
    this.owners = owners;
  }

  /** Who looks after deals of a pipeline now, decided ones included. */
  @GetMapping("/api/owners")
  Answer owners(@RequestParam String pipeline) {
    return new Answer(owners.in(pipeline));
  }
}
