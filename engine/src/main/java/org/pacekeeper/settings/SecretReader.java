package org.pacekeeper.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/**
 * Reads a secret from where a settings file says it is: {@code key: ${NAME}} is an environment
 * variable, {@code keyFile: PATH} a file whose first line it is. A secret itself never stands in a
 * settings file.
 *
 * @param environment gives a variable's value or null
 * @param needed whether a secret that cannot be had is a problem; if not, it is left empty
 */
record SecretReader(UnaryOperator<String> environment, boolean needed) {
  private static final Format<String> VARIABLE =
      new Format<>(
          "the name of an environment variable as ${NAME}",
          "${PACEKEEPER_PBX_SECRET}",
          true,
          text ->
              Optional.of(text)
                  .filter(t -> t.matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*}"))
                  .map(t -> t.substring(2, t.length() - 1)));
  private static final Format<String> FILE =
      Formats.text("the path of a file", "secrets/pbx", "[^\\p{Cntrl}]{1,1000}");

  Secret read(Section section, String key, boolean required) {
    String fileKey = key + "File";
    boolean inFile = section.has(fileKey);
    if (section.has(key) && inFile) {
      section.problem(key, "given together with " + fileKey + ": expected one of the two");
      return Secret.NONE;
    }
    if (inFile) return fromFile(section, fileKey);
    if (section.has(key)) return fromEnvironment(section, key);
    if (required)
      section.problem(key, "missing; expected " + key + ": ${NAME} or " + fileKey + ": PATH");
    return Secret.NONE;
  }

  private Secret fromEnvironment(Section section, String key) {
    String variable = section.required(key, VARIABLE);
    String value = environment.apply(variable);
    if (value != null && !value.isEmpty()) return checked(section, key, value);
    if (needed)
      section.problem(
          key,
          "the environment variable " + variable + " is not set: expected it to hold a secret");
    return Secret.NONE;
  }

  private Secret fromFile(Section section, String key) {
    Path file = section.file().resolveSibling(section.required(key, FILE));
    try (var lines = Files.lines(file)) {
      return checked(section, key, lines.findFirst().orElse(""));
    } catch (IOException | java.io.UncheckedIOException e) {
      if (needed)
        section.problem(
            key, "'" + file + "' cannot be read: expected a file whose first line is a secret");
      return Secret.NONE;
    }
  }

  private Secret checked(Section section, String key, String value) {
    if (value.matches("[^\\p{Cntrl}]{1,200}")) return new Secret(value);
    section.problem(key, "the secret there: expected 1 to 200 characters in one line");
    return Secret.NONE;
  }
}
