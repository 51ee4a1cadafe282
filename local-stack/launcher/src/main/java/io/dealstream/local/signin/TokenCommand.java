package io.dealstream.local.signin;

import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.RunningCopy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code token}: prints a token and nothing else. */
@Command(
    name = "token",
    description = "Print a signed token of this copy, good for twelve hours, for use with curl.",
    footer = {
      "",
      "curl -H \"Authorization: Bearer $(./dealstream token --role rep)\" \\",
      "  http://127.0.0.1:8081/api/board?pipeline=crm"
    })
public final class TokenCommand implements Callable<Integer> {

  private static final Duration LIFETIME = Duration.ofHours(12);

  enum Role {
    rep,
    manager,
    admin,
    service
  }

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Role role = Role.rep;

  @Option(
      names = "--owner",
      paramLabel = "ID",
      description = "Whose deals are the bearer's own; by default the role's name.")
  private @Nullable String owner;

  @Option(names = "--team", paramLabel = "ID", description = "The bearer's team.")
  private @Nullable String team;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      defaultValue = "${env:DEALSTREAM_ISSUER}",
      description = "The sign-in's address; by default $DEALSTREAM_ISSUER, or the running copy's.")
  private @Nullable String issuer;

  @Override
  public Integer call() throws IOException {
    var folder = data.folder();
    var key = SigningKey.of(folder);
    var signer = issuer == null ? RunningCopy.ports(folder).issuer() : issuer;
    var id = owner == null ? role.name() : owner;
    var person = new Person(id, role.name(), id, team);
    System.out.println(key.token(person, signer, LIFETIME));
    return 0;
  }
}
