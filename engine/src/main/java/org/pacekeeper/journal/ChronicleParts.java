package org.pacekeeper.journal;

import java.util.List;

final class ChronicleParts {
  ChronicleParts(RawFile raw) {}

  void meta(long position, int length) {}

  void data(long position) {}

  List<String> problems(long end) {
    return List.of();
  }
}
