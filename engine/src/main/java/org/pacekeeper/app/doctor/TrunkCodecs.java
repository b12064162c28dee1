package org.pacekeeper.app.doctor;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.asterisk.ManagerProbe;
import org.pacekeeper.asterisk.ManagerProbe.Codec;

/**
 * Whether the codecs that a trunk names come to be offered, and can be heard: Asterisk refuses no
 * call for one that it does not know or that the endpoint does not allow, it offers the others.
 */
final class TrunkCodecs {
  private TrunkCodecs() {}

  /** At least one finding, about each codec that something is to be said of. */
  static List<Finding> findings(NodeNeeds.Codecs trunk, ManagerProbe.Found found) {
    String what = "trunk " + trunk.trunk() + " codecs";
    List<Finding> findings = new ArrayList<>();
    for (String name : trunk.names()) {
      Codec codec = found.codecsKnown().get(name);
      if (codec.known() == null)
        findings.add(
            Finding.notice(
                what,
                "whether the node knows "
                    + name
                    + " cannot be told: it takes the right to"
                    + " originate, our dialplan and func_channel",
                "put these right first; or look by hand: 'core show codecs'"));
      else if (!codec.known())
        findings.add(
            Finding.wrong(
                what,
                name + " is not known to this Asterisk, which passes over it without a word",
                "take it out of the trunk's codecs; 'core show codecs' lists those there are"));
      else if (!allowed(trunk, name, found))
        findings.add(
            Finding.wrong(
                what,
                name + " is not allowed by endpoint " + trunk.endpoint() + ", so never offered",
                "add it to allow = of the endpoint in pjsip.conf, or take it out of the trunk's"
                    + " codecs"));
      else translated(what, name, codec, findings);
    }
    if (findings.isEmpty())
      findings.add(Finding.ok(what, "offered in this order: " + String.join(", ", trunk.names())));
    return findings;
  }

  /** True also where it cannot be asked, which is a finding of its own. */
  private static boolean allowed(NodeNeeds.Codecs trunk, String name, ManagerProbe.Found found) {
    if (trunk.endpoint().isEmpty() || found.codecs() == null) return true;
    String allowed = found.codecs().getOrDefault(trunk.endpoint(), "");
    return allowed.isEmpty() || List.of(allowed.split("[(|,) ]+")).contains(name);
  }

  private static void translated(String what, String name, Codec codec, List<Finding> findings) {
    if (codec.translated() == null)
      findings.add(
          Finding.notice(
              what,
              "whether "
                  + name
                  + " can be turned into other codecs cannot be told: func_module is"
                  + " not loaded",
              "'module load func_module.so'; or look by hand: 'core show translation'"));
    else if (!codec.translated())
      findings.add(
          Finding.wrong(
              what,
              name
                  + " cannot be turned into other codecs: callees who take it hear no message and"
                  + " are not recorded, unless sound files and phones have it too",
              "load "
                  + String.join(".so or ", codec.modules())
                  + ".so, or take it out of the trunk's codecs"));
  }
}
