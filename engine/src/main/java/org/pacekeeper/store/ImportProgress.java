package org.pacekeeper.store;

/** Told now and then how far an import has come, on the thread that runs it. */
@FunctionalInterface
public interface ImportProgress {
  /** For when nobody looks. */
  ImportProgress NONE = (bytesRead, bytesTotal, rowsRead) -> {};

  /** Whatever is thrown here ends the import, and nothing of it is kept. */
  void at(long bytesRead, long bytesTotal, long rowsRead);
}
