package org.pacekeeper.campaign;

/**
 * Which calls and agents of a campaign may meet: those on the same floor. A campaign has one floor,
 * named like itself, unless it dials on nodes that are not joined. Core thread only.
 */
public interface FloorPlan {

  /** The floor of what is of that campaign and on that node. */
  String floor(String campaign, String node);

  /** One floor for each campaign. */
  FloorPlan ONE = (campaign, node) -> campaign;
}
