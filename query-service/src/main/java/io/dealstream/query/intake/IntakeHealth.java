package io.dealstream.query.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once everything that was there at the start has been read, and while reading goes on. */
@Component("intake")
class IntakeHealth implements HealthIndicator {

  private final Readers readers;
  private final Offsets offsets;

  IntakeHealth(Readers readers, Offsets offsets) {
    this.readers = readers;
    this.offsets = offsets;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (var reader : readers.all()) {
      var name = reader.feed().word();
      var trouble = reader.condition().trouble();
      if (trouble != null) {
        health.down().withDetail(name, trouble);
      } else if (!reader.condition().hasCaughtUp(offsets::all)) {
        health.outOfService().withDetail(name, "catching up");
      }
    }
    return health.build();
  }
}
