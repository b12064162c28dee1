package org.pacekeeper.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words for people. */
public final class Io {
  private Io() {}

  /** Why, without the name of an exception. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) return "there is no such file or folder";
    if (failure instanceof AccessDeniedException) return "permission denied";
    if (failure instanceof FileAlreadyExistsException) return "a file of that name is in the way";
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
