package org.pacekeeper.sim.ami;

import java.util.List;
import java.util.Set;

/** What is told of the dialplan itself. */
final class DialplanActions {
  private static final Set<EventClass> REPORTING = Set.of(EventClass.REPORTING);

  private final Dialplan dialplan;

  DialplanActions(Dialplan dialplan) {
    this.dialplan = dialplan;
  }

  List<Action> all() {
    return List.of(
        new Action(
            "ShowDialPlan", "Show dialplan contexts and extensions", REPORTING, this::showContext));
  }

  /** One context; of all at once nobody asks here. */
  private void showContext(AmiSession session, AmiRequest request) {
    String context = request.get("Context");
    List<Dialplan.Listed> steps = dialplan.list(context);
    if (steps.isEmpty()) {
      Responses.error(session, request, "Did not find context " + context);
      return;
    }
    Responses.listBegins(session, request, "DialPlan list will follow");
    for (Dialplan.Listed listed : steps) {
      AmiText text = new AmiText().header("Event", "ListDialplan");
      session.send(
          Responses.withActionId(text, request)
              .header("Context", context)
              .header("Extension", listed.exten())
              .header("Priority", listed.priority())
              .header("Application", listed.step().application())
              .header("AppData", listed.step().data())
              .header("Registrar", "pbx_config")
              .bytes());
    }
    session.send(
        Responses.listEnds(request, "ShowDialPlanComplete", steps.size())
            .header("ListExtensions", 1)
            .header("ListPriorities", steps.size())
            .header("ListContexts", 1)
            .bytes());
  }
}
