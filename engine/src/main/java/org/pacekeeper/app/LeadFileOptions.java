package org.pacekeeper.app;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.csv.ColumnMapping;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a lead file is to be read; put in with {@code @Mixin}. */
final class LeadFileOptions {
  @Parameters(
      paramLabel = "FILE.csv",
      description = "Leads, one a line under a header. A column for the phone number is needed.")
  private Path file;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Lines of 'field: header', for headers that are not understood by themselves.")
  private Path mapping;

  @Option(
      names = "--region",
      defaultValue = "",
      paramLabel = "XX",
      description = "Where numbers without a country code belong: two letters, as US or GB.")
  private String region;

  @Option(
      names = "--zone-if-unknown",
      defaultValue = "",
      paramLabel = "ZONE",
      description =
          "Time zone of leads whose number does not tell one, as Europe/Paris. Without it they are"
              + " not called.")
  private String zoneIfUnknown;

  @Option(
      names = "--charset",
      defaultValue = "UTF-8",
      paramLabel = "NAME",
      description = "Default: UTF-8.")
  private String charset;

  @Option(
      names = "--problems",
      paramLabel = "FILE.csv",
      description = "Write all problems there, by line; without it the first ten are shown.")
  private Path problems;

  Path file() {
    if (!Files.isRegularFile(file))
      throw CommandFailure.wrongUsage(file + ": no such file; expected a CSV file of leads");
    return file;
  }

  boolean problemsWritten() {
    return problems != null;
  }

  /**
   * @throws CommandFailure naming the option that cannot be used
   */
  ImportOptions read(String campaign, boolean strict) {
    try {
      return new ImportOptions(
          campaign,
          region,
          strict,
          charset(),
          zoneIfUnknown,
          mapping == null ? ColumnMapping.standard() : ColumnMapping.read(mapping),
          Optional.ofNullable(problems));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private Charset charset() {
    if (charset.equals("UTF-8")) return StandardCharsets.UTF_8;
    if (charset.matches("[A-Za-z0-9._:-]+") && Charset.isSupported(charset))
      return Charset.forName(charset);
    throw CommandFailure.wrongUsage(
        "--charset " + charset + ": expected a character set such as UTF-8 or windows-1252");
  }
}
