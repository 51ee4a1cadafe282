package io.dealstream.local;

import io.dealstream.local.audit.AuditCheckCommand;
import io.dealstream.local.bench.BenchCommand;
import io.dealstream.local.imports.ImportCommand;
import io.dealstream.local.rebuild.RebuildCommand;
import io.dealstream.local.signin.SignInCommand;
import io.dealstream.local.signin.TokenCommand;
import io.dealstream.local.stack.DownCommand;
import io.dealstream.local.stack.StatusCommand;
import io.dealstream.local.stack.UpCommand;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.verify.VerifyCommand;
import io.dealstream.local.watch.WatchCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ScopeType;

/** The {@code dealstream} command: a table of contents of what it does. */
@Command(
    name = "dealstream",
    synopsisSubcommandLabel = "COMMAND",
    description = "Dealstream on this machine: starting it, feeding it and looking into it.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "dealstream 0.1.0",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      RebuildCommand.class,
      WatchCommand.class,
      BenchCommand.class,
      TokenCommand.class,
      SignInCommand.class,
      AuditCheckCommand.class
    })
public final class Dealstream {

  private static final int BAD_USAGE = 2;

  private Dealstream() {}

  /** Ends the JVM with the command's exit code: 0 done, 1 cannot be done, 2 bad usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Dealstream())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(badUsage())
        .setExecutionExceptionHandler((failure, line, _) -> refuse(failure, line));
  }

  private static IParameterExceptionHandler badUsage() {
    return (wrong, _) -> {
      var line = wrong.getCommandLine();
      var asked = line.getCommandSpec().qualifiedName();
      line.getErr()
          .println(
              "dealstream: " + oneLine(wrong.getMessage()) + " (./" + asked + " --help says more)");
      return BAD_USAGE;
    };
  }

  private static int refuse(Exception failure, CommandLine line) throws Exception {
    if (!(failure instanceof Refusal refusal)) {
      throw failure;
    }
    line.getErr().println("dealstream: " + oneLine(refusal.line()));
    return line.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
