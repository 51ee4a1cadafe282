package io.dealstream.local.data;

import io.dealstream.local.terminal.Refusal;
import java.nio.file.Path;

/** The repository the command was started from: its services, samples and default data folder. */
public final class Home {

  private Home() {}

  public static Path path() {
    var home = System.getProperty("dealstream.home");
    if (home == null) {
      throw new Refusal("start this through ./dealstream, which says where the repository is");
    }
    return Path.of(home);
  }
}
