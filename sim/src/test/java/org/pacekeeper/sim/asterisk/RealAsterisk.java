package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.sim.contract.Rig;

/**
 * A real Asterisk with the shipped dialplan and manager account, on free loopback ports; gone when
 * closed. Its binaries are unpacked once, into the folder that PACEKEEPER_ASTERISK names or {@code
 * sim/target/asterisk}; when they cannot be had, starting fails.
 */
public final class RealAsterisk implements Rig {
  private static final Path ROOT = Path.of(System.getProperty("pacekeeper.root", ".."));
  private static final Path SCRIPTS = ROOT.resolve("sim/asterisk").toAbsolutePath();

  private final Path instance;
  private final Map<String, String> env;

  private RealAsterisk(Path instance, Map<String, String> env) {
    this.instance = instance;
    this.env = env;
  }

  /** Starts one with its configuration, logs and spool in {@code instance}. */
  public static RealAsterisk start(Path instance) throws IOException, InterruptedException {
    return start(instance, Map.of());
  }

  /** Starts one on the ports and with the secret of one that was closed. */
  public static RealAsterisk startAgain(RealAsterisk earlier, Path instance)
      throws IOException, InterruptedException {
    return start(instance, Map.of("PORTS_FROM", earlier.instance.resolve("env").toString()));
  }

  private static RealAsterisk start(Path instance, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path tree = unpacked();
    Path output = Files.createTempFile("start-asterisk", ".log");
    run(output, 60, variables, SCRIPTS.resolve("start-asterisk"), tree, instance);
    Files.delete(output);
    Map<String, String> env = new HashMap<>();
    for (String line : Files.readAllLines(instance.resolve("env")))
      env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    return new RealAsterisk(instance, env);
  }

  /** Starts one in whose configuration folder these shell commands were run first. */
  public static RealAsterisk startEdited(Path instance, String edit)
      throws IOException, InterruptedException {
    return start(instance, Map.of("EDIT", edit));
  }

  /** Starts one whose media ports begin there, to run beside others. */
  public static RealAsterisk start(Path instance, int rtpStart)
      throws IOException, InterruptedException {
    return start(instance, Map.of("RTP_START", Integer.toString(rtpStart)));
  }

  @Override
  public AsteriskNode node() {
    return node("pbx1");
  }

  /** As the node of that name. */
  public AsteriskNode node(String name) {
    return new AsteriskNode(
        name,
        "127.0.0.1",
        Integer.parseInt(env.get("AMI_PORT")),
        env.get("AMI_USER"),
        env.get("AMI_SECRET"),
        2);
  }

  /** Where it expects the carrier that {@code PJSIP/NUMBER@carrier} dials; UDP on loopback. */
  public int carrierPort() {
    return Integer.parseInt(env.get("CARRIER_PORT"));
  }

  /** Where other nodes reach it; UDP on loopback. */
  public int sipPort() {
    return Integer.parseInt(env.get("SIP_PORT"));
  }

  /** The process. */
  public ProcessHandle process() {
    return ProcessHandle.of(Long.parseLong(env.get("PID"))).orElseThrow();
  }

  /** CPU time that it has used; none once it is gone. */
  public Optional<Duration> cpu() {
    return ProcessHandle.of(Long.parseLong(env.get("PID")))
        .flatMap(process -> process.info().totalCpuDuration());
  }

  /** SIGSTOP, or SIGCONT when it goes on. */
  public void freeze(boolean stop) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", stop ? "-STOP" : "-CONT", env.get("PID")).start().waitFor();
    if (status != 0) throw new IOException("kill of " + env.get("PID") + " says " + status);
  }

  /**
   * Lets it run for slices of time only, until the process that is returned is ended and {@link
   * #freeze} lets it go on: an Asterisk on a machine that is too small.
   */
  public Process slowDown(int stopMs, int runMs) throws IOException {
    String slices =
        "exec 9<> <(:); while kill -STOP $0; do read -t $1 -u 9; kill -CONT $0; read -t $2 -u 9;"
            + " done";
    return new ProcessBuilder("bash", "-c", slices, env.get("PID"), seconds(stopMs), seconds(runMs))
        .redirectErrorStream(true)
        .redirectOutput(instance.resolve("slices.log").toFile())
        .start();
  }

  private static String seconds(int ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1e3);
  }

  @Override
  public void close() {
    ProcessHandle.of(Long.parseLong(env.get("PID"))).ifPresent(RealAsterisk::stop);
  }

  /** It has nothing to keep, and an orderly end takes it seconds. */
  private static void stop(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static synchronized Path unpacked() throws IOException, InterruptedException {
    String named = System.getenv("PACEKEEPER_ASTERISK");
    Path tree = named == null ? ROOT.resolve("sim/target/asterisk") : Path.of(named);
    if (Files.isExecutable(tree.resolve("usr/sbin/asterisk"))) return tree;
    Path output = Files.createTempFile("get-asterisk", ".log");
    run(output, 300, Map.of(), SCRIPTS.resolve("get-asterisk"), tree);
    Files.delete(output);
    return tree;
  }

  private static void run(Path output, int timeoutS, Map<String, String> variables, Path... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command).stream().map(Path::toString).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(timeoutS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    if (process.exitValue() != 0)
      throw new IOException(
          command[0].getFileName() + " failed: " + Files.readString(output).strip());
  }
}
