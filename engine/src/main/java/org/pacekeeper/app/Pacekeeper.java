package org.pacekeeper.app;

import org.pacekeeper.app.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The top of the command line; the commands are added by {@link Main}. */
@Command(
    name = "pacekeeper",
    description = "A predictive dialer for Asterisk that explains every decision.",
    versionProvider = Pacekeeper.ManifestVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "  demo     The whole product on simulated people, with nothing to install.",
      "",
      "Begin with: pacekeeper demo. Each command has --help.",
      "Exit status: 0 done, 1 failed, 2 wrong usage or settings, 130 ended by Ctrl-C."
    })
final class Pacekeeper {
  @Mixin private CommonOptions common;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  /** Gives {@link Version} to picocli. */
  static final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Pacekeeper " + Version.TEXT + ", Java " + Runtime.version().feature()};
    }
  }
}
