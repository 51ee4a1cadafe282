package io.dealstream.local.signin;

import io.dealstream.local.data.DataOption;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sign-in}: the sign-in by itself, where every part runs in a container of its own. */
@Command(
    name = "sign-in",
    description = "Run the sign-in with its sample people, and nothing else, until it is stopped.")
public final class SignInCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:SERVER_PORT:-8088}",
      description = "Where it listens; by default $SERVER_PORT, or 8088.")
  private int port;

  @Option(
      names = "--issuer",
      required = true,
      paramLabel = "URL",
      defaultValue = "${env:DEALSTREAM_ISSUER}",
      description = "The address everyone knows it by; by default $DEALSTREAM_ISSUER.")
  private String issuer = "";

  @Option(
      names = "--page",
      required = true,
      split = ",",
      paramLabel = "ORIGIN",
      defaultValue = "${env:DEALSTREAM_ALLOWED_ORIGINS}",
      description = "The page's origins; by default $DEALSTREAM_ALLOWED_ORIGINS.")
  private List<String> pages = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = data.folder();
    folder.create();
    var passwords = PeoplesPasswords.in(folder);
    var signIn = SignIn.start(port, issuer, pages, SigningKey.keptIn(folder), passwords);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  signIn.close();
                  stopped.countDown();
                },
                "stop"));
    System.out.println("Signing in at " + issuer + "; passwords are in " + folder.signInText());
    stopped.await();
    return 0;
  }
}
