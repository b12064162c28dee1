package org.pacekeeper.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code --json FILE}; put in with {@code @Mixin}. One thread. */
public final class JsonOption {
  private static final String STANDARD_OUTPUT = "-";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonMapper LINE = JsonMapper.builder().build();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Write the result to FILE as one JSON object, or as one a line where there are several.",
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
    if (file != null) writeText(console, JSON.writeValueAsString(result) + "\n");
  }

  /**
   * Writes one object a line where it was asked for, if it was.
   *
   * @param results records or maps
   * @throws CommandFailure when the file cannot be written
   */
  public void writeLines(Console console, List<?> results) {
    if (file == null) return;
    StringBuilder text = new StringBuilder();
    for (Object result : results) text.append(LINE.writeValueAsString(result)).append('\n');
    writeText(console, text.toString());
  }

  private void writeText(Console console, String text) {
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
