package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Greetings of persons and of machines, spoken by espeak-ng and put on a telephone line by sox: the
 * same files on every run. Both programs must be there.
 */
final class Speech {
  /** A greeting: its file's name without the ending, and who speaks it. */
  record Greeting(String name, boolean machine) {}

  private static final List<String> PERSONS =
      List.of(
          "Hello?",
          "Yes?",
          "Hello, Miller.",
          "Good morning.",
          "Hi, this is Anna.",
          "Miller residence, good evening.",
          "Yes hello, who is this please?",
          "Acme plumbing, how can I help you?");

  private static final List<String> MACHINES =
      List.of(
          "You have reached the Miller family. We cannot come to the phone right now. Please leave a"
              + " message after the tone.",
          "Hi, this is Anna. I am not here at the moment, so leave me a message and I will call you"
              + " back.",
          "The person you are calling is not available. At the tone, please record your message."
              + " When you have finished recording, you may hang up.",
          "Your call has been forwarded to an automated voice message system.",
          "Hello. Sorry I missed your call. Please leave your name and number.",
          "Thank you for calling Acme plumbing. Our office is closed. Our hours are nine to five,"
              + " monday to friday.",
          "Hey, leave a message.",
          "This is five five five, zero one two three. Please speak after the beep.");

  private static final String[] VOICES = {"en-us", "en-gb+f3", "en-us+m3", "en-gb+f4"};
  private static final int[] WORDS_A_MINUTE = {165, 150, 180, 160};

  /** How long the far end is silent before it speaks, seconds. */
  private static final double[] SILENCES_S = {0.3, 0.9};

  /**
   * Loudness of the line's noise, of full scale. With 0.02 AMD hears no silence any more at its
   * default threshold of 256, and takes everybody for a machine after 1.5 s.
   */
  private static final double[] NOISES = {0.001, 0.01};

  private Speech() {}

  /**
   * Writes the greetings that are wanted.
   *
   * @param everyNth 1 for all of them, more for a part
   * @throws IOException when espeak-ng or sox is missing or fails, naming it
   */
  static List<Greeting> write(Path folder, int everyNth) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<Greeting> greetings = new ArrayList<>();
    for (boolean machine : new boolean[] {false, true}) {
      List<String> texts = machine ? MACHINES : PERSONS;
      int variant = 0;
      for (int text = 0; text < texts.size(); text++)
        for (int voice = 0; voice < VOICES.length; voice++)
          for (double silence : SILENCES_S)
            for (double noise : NOISES) {
              variant++;
              if (variant % everyNth != 0) continue;
              String name = (machine ? "machine" : "person") + "-" + variant;
              speak(folder, name, texts.get(text), voice, silence, noise, machine);
              greetings.add(new Greeting(name, machine));
            }
    }
    return greetings;
  }

  private static void speak(
      Path folder,
      String name,
      String text,
      int voice,
      double silence,
      double noise,
      boolean machine)
      throws IOException, InterruptedException {
    Path raw = folder.resolve(name + ".raw.wav");
    Path clean = folder.resolve(name + ".clean.wav");
    Path beep = folder.resolve("beep.wav");
    Path wav = folder.resolve(name + ".wav");
    run(
        "espeak-ng",
        "-v",
        VOICES[voice],
        "-s",
        Integer.toString(WORDS_A_MINUTE[voice]),
        "-w",
        raw.toString(),
        text);
    String pad = Double.toString(silence);
    run(
        "sox",
        raw.toString(),
        "-r",
        "8000",
        "-c",
        "1",
        "-b",
        "16",
        clean.toString(),
        "pad",
        pad,
        machine ? "0.8" : "8");
    if (machine) {
      if (!Files.exists(beep))
        run(
            "sox",
            "-n",
            "-r",
            "8000",
            "-c",
            "1",
            "-b",
            "16",
            beep.toString(),
            "synth",
            "0.4",
            "sine",
            "1000",
            "vol",
            "0.4",
            "pad",
            "0",
            "8");
      Path both = folder.resolve(name + ".both.wav");
      run("sox", clean.toString(), beep.toString(), both.toString());
      Files.move(both, clean, StandardCopyOption.REPLACE_EXISTING);
    }
    noise(clean, wav, noise);
    Files.delete(raw);
    Files.delete(clean);
  }

  /** The noise is as long as the file; -R makes it the same on every run. */
  private static void noise(Path from, Path to, double loudness)
      throws IOException, InterruptedException {
    Path hiss = to.resolveSibling(to.getFileName() + ".hiss.wav");
    run(
        "sox",
        "-R",
        from.toString(),
        hiss.toString(),
        "synth",
        "whitenoise",
        "vol",
        Double.toString(loudness));
    run(
        "sox",
        "-m",
        "-v",
        "0.9",
        from.toString(),
        "-v",
        "1",
        hiss.toString(),
        "-b",
        "16",
        to.toString());
    Files.delete(hiss);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0)
      throw new IOException(String.join(" ", command) + ": failed: " + said.strip());
  }
}
