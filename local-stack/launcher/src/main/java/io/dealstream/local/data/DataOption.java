package io.dealstream.local.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data DIR}, which every command has. */
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The copy's data folder; by default .dealstream in the repository.")
  private @Nullable Path folder;

  public DataFolder folder() {
    return new DataFolder(folder == null ? Home.path().resolve(".dealstream") : folder);
  }
}
