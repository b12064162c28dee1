package org.pacekeeper.sim.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The engine in a process of its own, as {@code pacekeeper run --config FILE} starts it. */
final class EngineProcess implements AutoCloseable {
  private static final long ENDS_WITHIN_S = 40;

  private final Process process;
  private final Path log;
  private final long begunNs;

  private EngineProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.begunNs = System.currentTimeMillis() * 1_000_000;
  }

  /** Begins one with the Java, the class path and the flags of this process. */
  static EngineProcess start(CallCenter center, int run) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
      if (flag.startsWith("--add-") || flag.startsWith("-XX:")) command.add(flag);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.pacekeeper.app.Main",
            "run",
            "--config",
            center.config().toString()));
    Path log = center.log(run);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put(CallCenter.SECRET, center.network().node().secret());
    return new EngineProcess(builder.start(), log);
  }

  /** When it was begun, epoch ns. */
  long begunNs() {
    return begunNs;
  }

  /** SIGKILL, as the system's memory killer or an operator in despair would. */
  void kill() throws InterruptedException {
    if (!process.isAlive()) throw new AssertionError("the engine ended by itself: " + said());
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; waits for the end, and that no call was up then. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS))
      throw new AssertionError("the engine does not end: " + said());
    if (!said().lines().toList().contains("ended"))
      throw new AssertionError("the engine did not end in order: " + said());
  }

  /** All it has said so far. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "nothing, " + e;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
