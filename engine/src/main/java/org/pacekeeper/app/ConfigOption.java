package org.pacekeeper.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.settings.SettingsReader;
import picocli.CommandLine.Option;

/** {@code --config FILE} for commands that need not be told; put in with {@code @Mixin}. */
final class ConfigOption {
  private static final Path USUAL = Path.of("config", "pacekeeper.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The settings.",
        "Default: the environment's PACEKEEPER_CONFIG, else config/pacekeeper.yaml here or beside"
            + " the launcher."
      })
  private Path file;

  Path file() {
    if (file != null) return file;
    String environment = System.getenv("PACEKEEPER_CONFIG");
    if (environment != null && !environment.isBlank()) return Path.of(environment);
    String home = System.getProperty("pacekeeper.home");
    return Files.exists(USUAL) || home == null ? USUAL : Path.of(home).resolve(USUAL);
  }

  /** For commands that reach no PBX, whose secrets may be missing. */
  EngineSettings readWithoutSecrets() {
    return SettingsReader.readWithoutSecrets(file(), System::getenv);
  }
}
