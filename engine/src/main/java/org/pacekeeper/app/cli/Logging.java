package org.pacekeeper.app.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import org.pacekeeper.app.cli.CommonOptions.LogLevel;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes and how much of it. What the libraries say is in {@code logback.xml}, which
 * reads what is set here.
 */
public final class Logging {
  private static final String LEVEL = "pacekeeper.log.level";
  private static final String TARGET = "pacekeeper.log.target";
  private static final String FILE = "pacekeeper.log.file";
  private static final String ENVIRONMENT_LEVEL = "PACEKEEPER_LOG_LEVEL";

  private Logging() {}

  /** From here on the log goes to a file, which is rolled at 10 MB and kept five times. */
  public static void toFile(Path file) {
    System.setProperty(TARGET, "FILE");
    System.setProperty(FILE, file.toString());
    configure();
  }

  static void atLevel(LogLevel asked, boolean runsEngine) {
    System.setProperty(LEVEL, level(asked, System.getenv(ENVIRONMENT_LEVEL), runsEngine).name());
    configure();
  }

  private static LogLevel level(LogLevel asked, String environment, boolean runsEngine) {
    if (asked != null) return asked;
    if (environment == null || environment.isBlank())
      return runsEngine ? LogLevel.info : LogLevel.warn;
    try {
      return LogLevel.valueOf(environment.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(
          ENVIRONMENT_LEVEL + "='" + environment + "': expected error, warn, info or debug");
    }
  }

  private static void configure() {
    URL file = Logging.class.getResource("/logback.xml");
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context) || file == null)
      return;
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(file);
    } catch (JoranException e) {
      throw new IllegalStateException("logback.xml cannot be used", e);
    }
  }
}
