package org.pacekeeper.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.ShowDialplanCompleteEvent;

/**
 * Lists one context of the dialplan; Asterisk-Java's own action knows only all of them. Public
 * because Asterisk-Java reads it by reflection.
 */
public final class ShowContextAction extends AbstractManagerAction
    implements EventGeneratingAction {
  private static final long serialVersionUID = 1L;
  private final String context;

  ShowContextAction(String context) {
    this.context = context;
  }

  @Override
  public String getAction() {
    return "ShowDialPlan";
  }

  public String getContext() {
    return context;
  }

  @Override
  public Class<? extends ResponseEvent> getActionCompleteEventClass() {
    return ShowDialplanCompleteEvent.class;
  }
}
