package org.pacekeeper.app.doctor;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.pacekeeper.asterisk.TestCall;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.settings.EngineSettings;

/**
 * One call to a telephone of one's own, as the campaign would place it to a lead.
 *
 * @param instance of the ids of this run, drawn at random
 * @param steps is told each step as it is seen
 */
public record CallCheck(
    EngineSettings.Node node,
    TrunkSettings trunk,
    CampaignSettings campaign,
    PhoneNumber phone,
    int instance,
    Consumer<String> steps)
    implements Check {

  @Override
  public List<Finding> look() {
    String what = "test call";
    if (node.secret().isEmpty())
      return List.of(
          Finding.wrong(
              what,
              "the secret of user " + node.user() + " is not there",
              "set the environment variable, or write the file, that the settings name"));
    String callerId = campaign.callerId().isEmpty() ? trunk.callerId() : campaign.callerId();
    String way =
        trunk
            .dialString()
            .replace("{e164}", phone.e164())
            .replace("{number}", Long.toString(phone.digits()));
    steps.accept(
        "calling over trunk "
            + trunk.name()
            + " of node "
            + node.name()
            + " with caller id "
            + callerId
            + " and message "
            + campaign.message());
    steps.accept(
        "neither the do-not-call list nor the calling hours are looked at: expected a telephone of"
            + " your own");
    try {
      TestCall.Result result =
          TestCall.place(
              node.host(),
              node.port(),
              node.user(),
              node.secret().reveal(),
              new TestCall.Order(
                  way, callerId, campaign.message(), campaign.ringTimeoutMs(), trunk.codecs()),
              LegId.of(instance, 1),
              steps);
      if (result.problems().isEmpty())
        return List.of(Finding.ok(what, "answered, and the message was played"));
      return List.of(
          Finding.wrong(what, String.join("; ", result.problems()), advice(result.answered())));
    } catch (IOException | IllegalArgumentException e) {
      return List.of(
          Finding.wrong(
              what,
              e.getMessage(),
              "put right what is said above of the node, its dialplan and the trunk"));
    }
  }

  private static String advice(boolean answered) {
    return answered
        ? "record the message, put it below the node's sounds folder, and name it without its"
            + " suffix; hang up only after it"
        : "ask the carrier, and 'pjsip show endpoint NAME' of the trunk: Unavail means that the"
            + " carrier does not answer OPTIONS, then set qualify_frequency = 0 in its aor;"
            + " 'doctor --causes' tells what a cause is taken for";
  }
}
