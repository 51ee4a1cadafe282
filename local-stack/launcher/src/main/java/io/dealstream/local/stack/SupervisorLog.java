package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what libraries have to say to a file, before the first of them says anything. */
final class SupervisorLog {

  private static final String CONFIGURATION = "supervisor-log.xml";

  private SupervisorLog() {}

  static void keepIn(DataFolder data) {
    System.setProperty("dealstream.log", data.logs().resolve("supervisor.log").toString());
    System.setProperty("logback.configurationFile", CONFIGURATION);
    // Spring would set it up once more, and put its troubles with a full disk on the terminal.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // So what Spring does beside that is done here: the web server logs by java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
