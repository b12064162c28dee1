package org.pacekeeper.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.pacekeeper.journal.JournalSettings.Roll;

/**
 * What a data folder says of itself, in one line of text with a checksum: the journal's id, given
 * when it was made, and how its files roll, which cannot change afterwards.
 */
record Identity(UUID id, Roll roll) {
  private static final String NAME = "journal.id";
  private static final Pattern LINE =
      Pattern.compile("(pacekeeper-journal layout=1 id=(\\S+) roll=(\\S+)) crc=([0-9a-f]{8})\n");

  /** Null when the folder has none. */
  static Identity read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) return null;
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Matcher line = LINE.matcher(text);
    if (!line.matches() || !checksum(line.group(1)).equals(line.group(4)))
      throw new JournalDamagedException(
          "file " + file + ": not the identity of a journal, or its checksum is wrong");
    return new Identity(UUID.fromString(line.group(2)), Roll.valueOf(line.group(3)));
  }

  /** Written beside and moved into place, so that it is there whole or not at all. */
  static Identity create(Path folder, Roll roll) throws IOException {
    Identity identity = new Identity(UUID.randomUUID(), roll);
    String line = "pacekeeper-journal layout=1 id=" + identity.id + " roll=" + roll;
    Path draft = folder.resolve(NAME + ".new");
    Files.writeString(draft, line + " crc=" + checksum(line) + "\n");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    return identity;
  }

  private static String checksum(String line) {
    CRC32C crc = new CRC32C();
    crc.update(line.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%08x", crc.getValue());
  }
}
