package org.pacekeeper.sim.ami;

/** The forms of answers. */
final class Responses {
  private Responses() {}

  /** Response and ActionID, to be continued. */
  static AmiText begin(AmiRequest request, String response) {
    return withActionId(new AmiText().header("Response", response), request);
  }

  static AmiText withActionId(AmiText text, AmiRequest request) {
    String id = request.get("ActionID");
    return id.isEmpty() ? text : text.header("ActionID", id);
  }

  static void success(AmiSession session, AmiRequest request, String message) {
    session.send(begin(request, "Success").header("Message", message).bytes());
  }

  static void error(AmiSession session, AmiRequest request, String message) {
    session.send(begin(request, "Error").header("Message", message).bytes());
  }

  static void listBegins(AmiSession session, AmiRequest request, String message) {
    session.send(
        begin(request, "Success").header("EventList", "start").header("Message", message).bytes());
  }

  /** The event that closes a list, to be continued. */
  static AmiText listEnds(AmiRequest request, String event, int items) {
    return withActionId(new AmiText().header("Event", event), request)
        .header("EventList", "Complete")
        .header("ListItems", items);
  }
}
