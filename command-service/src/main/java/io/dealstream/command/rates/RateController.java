package io.dealstream.command.rates;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RateController {

  /**
   * @param rate what one unit of the first currency is worth in the second, a decimal string
   */
  record Body(@Nullable BigDecimal rate) {}

  private final RateTable rates;

  RateController(RateTable rates) {
    this.rates = rates;
  }

  /** Holds from that day until a newer one does, for a week at most. */
  @PutMapping("/api/rates/{from}/{to}/{date}")
  ResponseEntity<Version> put(
      @PathVariable String from,
      @PathVariable String to,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
      @RequestBody Body body,
      IfMatch seen,
      Caller caller) {
    var rate = needed("rate", body.rate());
    RateRules.check(from, to, date, rate);
    var version = rates.put(from, to, date, rate, seen.version(), caller.id());
    return Answers.changed(from + "/" + to + "/" + date, new Answer.Done(version, 0));
  }
}
