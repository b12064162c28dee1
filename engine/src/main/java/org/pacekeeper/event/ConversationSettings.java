package org.pacekeeper.event;

/**
 * What a campaign's callees hear while their agent is away. A campaign for which none was
 * configured has {@link #plain}.
 *
 * @param rejoinWithinMs how long a callee is kept when the agent's leg is lost in mid-call; 0: the
 *     call ends at once
 * @param holdMessage recording before the music when the agent's leg was lost; empty for none
 * @param lostMessage recording when the agent did not come back in time; empty for none
 */
public record ConversationSettings(
    String campaign, int rejoinWithinMs, String holdMessage, String lostMessage) {

  public static ConversationSettings plain(String campaign) {
    return new ConversationSettings(campaign, 0, "", "");
  }
}
