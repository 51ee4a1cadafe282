package io.dealstream.local.imports;

import io.dealstream.local.client.Api;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Home;
import io.dealstream.local.data.PrivateFile;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The history a new copy begins with. A file in the data folder says that it is in, or where its
 * import goes on after a start that was cut off.
 */
public final class SampleHistory {

  public static final String PIPELINE = "crm";
  private static final String FILE = "samples/crm-sales-opportunities.csv";
  private static final String MAPPING = "samples/crm-sales-opportunities.yaml";
  private static final String DONE = "done";

  /** Told the rows read, and how many there are: 0 where it is not known yet. */
  @FunctionalInterface
  public interface Progress {
    void at(long rows, long of);
  }

  private final DataFolder data;

  public SampleHistory(DataFolder data) {
    this.data = data;
  }

  public boolean isIn() throws IOException {
    return mark().filter(DONE::equals).isPresent();
  }

  /** Imports it, or what is left of it. */
  public void bringIn(Api commands, Progress eye) throws IOException, InterruptedException {
    var importer = new Importer(commands);
    var begun = mark().map(commands::at);
    var end =
        begun.isPresent() ? follow(importer, begun.get(), eye) : Optional.<ImportProgress>empty();
    if (end.isEmpty()) {
      var location =
          importer.hand(
              Home.path().resolve(FILE), PIPELINE, null, Home.path().resolve(MAPPING), false);
      PrivateFile.write(data.sampleHistory(), location.getRawPath());
      end = follow(importer, location, eye);
    }
    if (end.isEmpty() || end.get().failed()) {
      Files.deleteIfExists(data.sampleHistory());
      throw new Refusal(
          "the sample history could not be imported: "
              + end.map(e -> e.problems().toString()).orElse("its import is gone"));
    }
    PrivateFile.write(data.sampleHistory(), DONE);
  }

  private static Optional<ImportProgress> follow(Importer importer, URI location, Progress eye)
      throws IOException, InterruptedException {
    return importer.follow(location, p -> eye.at(p.rows(), p.total()));
  }

  private Optional<String> mark() throws IOException {
    return Files.exists(data.sampleHistory())
        ? Optional.of(Files.readString(data.sampleHistory()).strip())
        : Optional.empty();
  }
}
