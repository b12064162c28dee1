package org.pacekeeper.store;

import java.nio.file.Path;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:sqlite:PATH} or {@code jdbc:postgresql://HOST/NAME}
 * @param user empty for SQLite
 * @param password empty for SQLite
 */
public record StoreSettings(String url, String user, String password) {

  /** The embedded database in a file, which is created when missing. */
  public static StoreSettings sqlite(Path file) {
    return new StoreSettings("jdbc:sqlite:" + file, "", "");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user.isEmpty() ? url : url + " as " + user;
  }
}
