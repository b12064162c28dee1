package org.pacekeeper.sim.ami;

import java.util.ArrayList;
import java.util.List;

/**
 * A bridge: a holding bridge, whose members hear nothing of each other, one that connects two
 * channels, or a conference.
 *
 * @param members in the order of entry
 */
record SimBridge(
    String id, String technology, String creator, String name, List<SimChannel> members) {

  static SimBridge holding(String id, String name) {
    return new SimBridge(id, "holding_bridge", "BridgeWait", name, new ArrayList<>());
  }

  static SimBridge connecting(String id) {
    return new SimBridge(id, "simple_bridge", "<unknown>", "<unknown>", new ArrayList<>());
  }

  static SimBridge conference(String id, String name) {
    return new SimBridge(id, "softmix", "ConfBridge", name, new ArrayList<>());
  }

  boolean confers() {
    return technology.equals("softmix");
  }

  boolean connects() {
    return technology.equals("simple_bridge");
  }
}
