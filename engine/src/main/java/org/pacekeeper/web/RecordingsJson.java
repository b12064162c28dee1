package org.pacekeeper.web;

import org.pacekeeper.campaign.RecordingBook;
import tools.jackson.core.JsonGenerator;

/** A campaign's recordings in the board's JSON. Pure; any thread. */
final class RecordingsJson {
  private RecordingsJson() {}

  /** {@code recordings: {kept, failed, lastFailure}}, null while there were none. */
  static void write(JsonGenerator json, RecordingBook.View recordings) {
    if (recordings.isEmpty()) {
      json.writeNullProperty("recordings");
      return;
    }
    json.writeObjectPropertyStart("recordings");
    json.writeNumberProperty("kept", recordings.kept());
    json.writeNumberProperty("failed", recordings.failed());
    json.writeStringProperty("lastFailure", recordings.lastFailure());
    json.writeEndObject();
  }
}
