package org.pacekeeper.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.settings.yaml.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs one command line. Whatever goes wrong becomes one line on standard error and an exit status;
 * a stack trace is for a fault of the program and only with {@code --trace}. One use, one thread.
 */
public final class Commands {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final Console console;
  private final StopRequest stop = new StopRequest();
  private final CommandLine line;
  private final Set<String> elsewhere = new TreeSet<>();
  private final Function<Throwable, String> explained;

  /**
   * @param top an object with picocli's annotations, its name that of the program
   * @param explained the message of a failure that is not the program's fault, null for all others
   */
  public Commands(Console console, Object top, Function<Throwable, String> explained) {
    this.console = console;
    this.explained = explained;
    this.line = new CommandLine(top);
  }

  /** Adds a command, an object with picocli's annotations. */
  public Commands with(Object command) {
    line.addSubcommand(command);
    return this;
  }

  /** Names a command of the same launcher that another program runs. */
  public Commands alsoKnown(String command) {
    elsewhere.add(command);
    return this;
  }

  /** For commands that end in order when asked. */
  public StopRequest stop() {
    return stop;
  }

  /** Runs and gives the exit status. */
  public int run(String... args) {
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
        .setOut(new PrintWriter(console.out(), true))
        .setErr(new PrintWriter(console.err(), true))
        .setUsageHelpLongOptionsMaxWidth(28)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, words) -> wrongUsage(e))
        .setExecutionStrategy(this::execute)
        .setExecutionExceptionHandler((e, command, parsed) -> failure(e, command));
    return line.execute(args);
  }

  /** Runs as the process: Ctrl-C ends the command in order, then the process ends. */
  public void runAndExit(String... args) {
    stop.requestOnSignal(STOP_PATIENCE);
    int status = ExitStatus.FAILED;
    try {
      status = run(args);
    } catch (Error e) {
      // The JVM itself: out of memory, or a library that will not load while the process ends.
      if (stop.requested()) console.err().println("pacekeeper: interrupted before it was up");
      else e.printStackTrace(console.err());
    } finally {
      console.out().flush();
      console.err().flush();
      stop.finished();
    }
    System.exit(status);
  }

  private int execute(ParseResult parsed) {
    CommandSpec called = last(parsed).commandSpec();
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) return helped;
    if (!called.subcommands().isEmpty() && !(called.userObject() instanceof Runnable))
      throw new ParameterException(
          called.commandLine(), "no command given; expected " + known(called));
    Logging.atLevel(common(called).logLevel(), called.userObject() instanceof RunsEngine);
    return new CommandLine.RunLast().execute(parsed);
  }

  private int wrongUsage(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String message = e.getMessage();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !spec.subcommands().isEmpty()
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      String word = unmatched.getUnmatched().get(0);
      String nearest =
          NearestName.of(word, names(spec))
              .map(name -> " (did you mean '" + name + "'?)")
              .orElse("");
      message = "unknown command '" + word + "'" + nearest + "; expected " + known(spec);
    }
    say(spec, message + "; see " + spec.qualifiedName() + " --help");
    return ExitStatus.WRONG_USAGE;
  }

  private int failure(Exception e, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (e instanceof CommandFailure failure) {
      say(spec, failure.getMessage());
      return failure.status();
    }
    if (e instanceof InvalidSettingsException) {
      e.getMessage().lines().forEach(problem -> say(spec, problem));
      return ExitStatus.WRONG_USAGE;
    }
    String known = explained.apply(e);
    if (known != null) {
      say(spec, known);
      return ExitStatus.FAILED;
    }
    if (stop.requested()) {
      say(spec, "interrupted");
      return ExitStatus.FAILED;
    }
    if (common(spec).trace()) e.printStackTrace(console.err());
    else
      say(spec, "fault of the program: " + e + at(e) + "; run it again with --trace and report it");
    return ExitStatus.FAILED;
  }

  private static String at(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0
        ? ""
        : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
  }

  /** One line, whatever a library put into a message. */
  private void say(CommandSpec spec, String message) {
    String oneLine = message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    console.err().println(ansi(console).string("@|red " + spec.qualifiedName() + ":|@ ") + oneLine);
  }

  private static Ansi ansi(Console console) {
    return console.terminal() && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
  }

  private String known(CommandSpec spec) {
    return "one of " + String.join(", ", names(spec));
  }

  private Set<String> names(CommandSpec spec) {
    Set<String> names = new TreeSet<>(spec.subcommands().keySet());
    if (spec.parent() == null) names.addAll(elsewhere);
    return names;
  }

  private static ParseResult last(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) last = last.subcommand();
    return last;
  }

  private static CommonOptions common(CommandSpec spec) {
    return (CommonOptions)
        spec.mixins().values().stream()
            .map(CommandSpec::userObject)
            .filter(CommonOptions.class::isInstance)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(spec.qualifiedName() + " lacks the common options"));
  }
}
