package org.pacekeeper.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code --json FILE}; put in with {@code @Mixin}. One thread. */
public final class JsonOption {
  private static final String STANDARD_OUTPUT = "-";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Write the result as one JSON object to FILE.",
        "With - it goes to standard output, and nothing else does."
      })
  private String file;

  /** Prints a line of the result for people, unless standard output is for JSON alone. */
  public void say(Console console, String line) {
    if (!STANDARD_OUTPUT.equals(file)) console.out().println(line);
  }

  /**
   * Writes the result where it was asked for, if it was.
   *
   * @param result a record or a map
   * @throws CommandFailure when the file cannot be written
   */
  public void write(Console console, Object result) {
    if (file == null) return;
    String text = JSON.writeValueAsString(result) + "\n";
    if (file.equals(STANDARD_OUTPUT)) {
      console.out().print(text);
      console.out().flush();
      return;
    }
    try {
      Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.failed("--json " + file + ": cannot be written: " + Io.reason(e), e);
    }
  }
}
