package org.pacekeeper.sim.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Under what results came about, apart from the scenarios.
 *
 * @param commit of the sources, with a mark when they were changed since; empty when not known
 * @param cores of the machine
 */
public record Conditions(int seeds, int threads, String commit, String jdk, int cores) {
  private static final long GIT_PATIENCE_SECONDS = 5;

  /**
   * Those of this process.
   *
   * @param home the folder of the sources, if there are any
   */
  public static Conditions here(int seeds, int threads, Path home) {
    return new Conditions(
        seeds,
        threads,
        commit(home),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
  }

  private static String commit(Path home) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty=+changes", "--abbrev=12")
              .directory(home.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor(GIT_PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0)
        return answer.strip();
      git.destroy();
      return "";
    } catch (IOException noGit) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** In a line. */
  public String text() {
    return "seeds 1.."
        + seeds
        + (commit.isEmpty() ? "" : ", commit " + commit)
        + ", JDK "
        + jdk
        + ", "
        + threads
        + (threads == 1 ? " thread on " : " threads on ")
        + cores
        + (cores == 1 ? " core" : " cores");
  }
}
