package io.dealstream.local.client;

import io.dealstream.local.patience.Patience;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a service does by itself until that is over. The service may be away for a while in
 * between.
 */
public final class Following {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

  /** Looks at an answer. */
  @FunctionalInterface
  public interface Eye<P> {

    /**
     * @return what it ended with; null while it goes on
     */
    @Nullable P see(HttpResponse<String> answer);
  }

  private final Api api;
  private final String silent;

  /**
   * @param silent what is said, before the address, where nothing was answered for three minutes
   */
  public Following(Api api, String silent) {
    this.api = api;
    this.silent = silent;
  }

  /**
   * @return what the eye has seen last
   */
  public <P> P toTheEnd(URI address, Eye<P> eye) throws InterruptedException {
    var patience = Patience.of(LONGEST_SILENCE, BETWEEN_LOOKS);
    while (true) {
      var answer = look(address);
      if (answer.isPresent()) {
        patience.renew();
        var end = eye.see(answer.get());
        if (end != null) {
          return end;
        }
      } else if (!patience.lasts()) {
        throw new Refusal(silent + ": " + address);
      }
      patience.pause();
    }
  }

  /**
   * @return empty while the service is away or not ready
   */
  private Optional<HttpResponse<String>> look(URI address) throws InterruptedException {
    try {
      return Optional.of(api.get(address)).filter(a -> a.statusCode() != 503);
    } catch (IOException away) {
      return Optional.empty();
    }
  }
}
