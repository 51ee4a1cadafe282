package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;

/** Sends what libraries have to say to a file, before the first of them says anything. */
final class SupervisorLog {

  private static final String CONFIGURATION = "supervisor-log.xml";

  private SupervisorLog() {}

  static void keepIn(DataFolder data) {
    System.setProperty("dealstream.log", data.logs().resolve("supervisor.log").toString());
    System.setProperty("logback.configurationFile", CONFIGURATION);
    System.setProperty("logging.config", "classpath:" + CONFIGURATION); // Spring sets it up again
  }
}
