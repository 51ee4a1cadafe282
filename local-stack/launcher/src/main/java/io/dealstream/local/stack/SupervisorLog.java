package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import org.slf4j.LoggerFactory;

/** Sends what libraries have to say to a file, before the first of them says anything. */
final class SupervisorLog {

  private static final String CONFIGURATION = "supervisor-log.xml";

  private SupervisorLog() {}

  static void keepIn(DataFolder data) {
    System.setProperty("dealstream.log", data.logs().resolve("supervisor.log").toString());
    System.setProperty("logback.configurationFile", CONFIGURATION);
    LoggerFactory.getILoggerFactory();
    System.clearProperty("logback.configurationFile");
    System.setProperty("logging.config", "classpath:" + CONFIGURATION); // Spring sets it up again
  }
}
