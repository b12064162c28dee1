package org.pacekeeper.sim.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pacekeeper.sim.baseline.Baselines;

/**
 * Writes the scenario that is fitted on a recorded journal, so that simulations can be run on one's
 * own floor. One thread.
 *
 * @param files that were written, the scenario first
 * @param calls it was fitted on
 * @param utilization that was recorded
 * @param abandonFraction that was recorded
 */
public record ScenarioFromJournal(
    List<String> files, String campaign, int calls, double utilization, double abandonFraction) {
  private static final String SUFFIX = ".yaml";

  /**
   * @param folder with the journal
   * @param file of the scenario; its tables are written beside it
   * @param campaign which one; empty for the only one
   * @throws UnreplayableException when nothing can be fitted, or there are several campaigns
   * @throws IOException when a file is there already or cannot be written
   */
  public static ScenarioFromJournal write(Path folder, Path file, String campaign)
      throws IOException {
    Recording recording = Counterfactual.read(folder, Baselines.all());
    FittedScenario fit = new FittedScenario(recording, chosen(recording, campaign));
    Path whole = file.toAbsolutePath();
    String base = whole.getFileName().toString().replace(SUFFIX, "");
    ScenarioText text = new ScenarioText(fit, base.replaceAll("[^A-Za-z0-9_.-]", "-"));
    List<String> files = new ArrayList<>();
    write(whole, text.lines());
    files.add(file.toString());
    for (Map.Entry<String, List<String>> table : text.tables().entrySet()) {
      write(whole.resolveSibling(table.getKey()), table.getValue());
      files.add(table.getKey());
    }
    return new ScenarioFromJournal(
        files,
        fit.campaign.name(),
        fit.calls.size(),
        number(recording, "utilization"),
        number(recording, "abandonFraction"));
  }

  private static String chosen(Recording recording, String campaign) {
    List<String> names = recording.campaigns().stream().map(each -> each.name()).toList();
    boolean known = campaign.isEmpty() ? names.size() == 1 : names.contains(campaign);
    if (!known)
      throw new UnreplayableException(
          "journal "
              + recording.journal()
              + " holds the campaigns "
              + String.join(", ", names)
              + (campaign.isEmpty() ? "" : " and not " + campaign)
              + "; a scenario is of one: expected --campaign with one of them");
    return campaign.isEmpty() ? names.get(0) : campaign;
  }

  private static double number(Recording recording, String figure) {
    return ((Number) recording.figures().get(figure)).doubleValue();
  }

  private static void write(Path file, List<String> lines) throws IOException {
    if (Files.exists(file))
      throw new IOException("file " + file + " is there already; expected a new one");
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
