package org.pacekeeper.core;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallerIds.Choice;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.comply.Verdict;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.TrunkSettings;

/**
 * Places one call: a trunk that is open, a lead that every rule allows, a number to show. Core
 * thread only.
 */
final class Placement {
  /**
   * How long the node lets an answered callee wait for us before it plays the message by itself,
   * beyond the limit.
   */
  private static final int HOLD_GRACE_MS = 3_000;

  /** Leads passed over in one turn because no number may be shown to them; more follow. */
  private static final int PASSED_OVER_MAX = 100;

  private final CoreState state;
  private final CallFold calls;

  Placement(CoreState state, CallFold calls) {
    this.state = state;
    this.calls = calls;
  }

  /**
   * Places one call, or says what stands in its way; null when it was placed.
   *
   * @param chosen leads that the policy prefers
   */
  LimitingFactor placeOne(CampaignPacing pacing, Iterator<Long> chosen) {
    CampaignState campaign = pacing.campaign;
    String name = campaign.settings().name();
    List<String> trunks = pacing.trunks();
    GovernedTrunk trunk = state.gate.way(trunks, state.nowNs);
    if (trunk == null) return state.gate.closed(trunks, state.nowNs).limit();
    boolean fromPool = state.callerIds.governs(name);
    if (fromPool && state.callerIds.usable(name, state.nowNs) == 0) return LimitingFactor.CALLER_ID;
    for (int passedOver = 0; passedOver < PASSED_OVER_MAX; passedOver++) {
      LeadEntry lead = nextLead(campaign, chosen);
      if (lead == null) return noLead(campaign, passedOver);
      if (!fromPool) {
        originate(campaign, lead, trunk, callerId(campaign.settings(), trunk.settings));
        return null;
      }
      Choice choice =
          state.callerIds.choose(
              name, lead.phone(), only -> way(trunks, only, trunk) != null, state.nowNs);
      if (choice.number() != null) {
        state.callerIds.placed(choice.number());
        originate(campaign, lead, way(trunks, choice.trunks(), trunk), choice.number().e164());
        return null;
      }
      if (choice.linesOnly()) {
        campaign.ready.add(lead);
        return LimitingFactor.CALLER_ID;
      }
      state.emit(
          new ReleaseLead(name, lead.leadId(), LeadNext.RETRY, choice.untilNs(), choice.reason()));
    }
    return LimitingFactor.CALLER_ID;
  }

  /** A trunk over which a call can be placed now; null when none can. */
  private GovernedTrunk way(List<String> trunks, List<String> only, GovernedTrunk ofAll) {
    if (only.isEmpty()) return ofAll;
    return state.gate.way(trunks.stream().filter(only::contains).toList(), state.nowNs);
  }

  private static LimitingFactor noLead(CampaignState campaign, int passedOver) {
    if (passedOver > 0) return LimitingFactor.CALLER_ID;
    return campaign.ready.size() > 0 ? LimitingFactor.CALLING_HOURS : LimitingFactor.LEADS;
  }

  private static String callerId(CampaignSettings campaign, TrunkSettings trunk) {
    return campaign.callerId().isEmpty() ? trunk.callerId() : campaign.callerId();
  }

  /**
   * The next lead that every rule allows, those that the policy chose first; those that may never
   * be called again go back to the store.
   */
  private LeadEntry nextLead(CampaignState campaign, Iterator<Long> chosen) {
    Predicate<List<String>> open = zones -> campaign.callingHours().open(zones, state.nowNs);
    while (true) {
      LeadEntry lead = null;
      while (lead == null && chosen.hasNext()) lead = campaign.ready.take(chosen.next(), open);
      if (lead == null) lead = campaign.ready.poll(open);
      if (lead == null) return null;
      Verdict rest = state.abandonedRest.check(lead, state.nowNs);
      if (!rest.allowed()) {
        state.emit(
            new ReleaseLead(
                campaign.settings().name(),
                lead.leadId(),
                LeadNext.RETRY,
                state.abandonedRest.restsUntilNs(lead.phone(), state.nowNs),
                rest.reason()));
        continue;
      }
      Verdict verdict = state.doNotCall.check(lead, state.nowNs);
      if (verdict.allowed()) return lead;
      state.emit(
          new ReleaseLead(
              campaign.settings().name(),
              lead.leadId(),
              LeadNext.DO_NOT_CALL,
              0,
              verdict.reason()));
    }
  }

  private void originate(
      CampaignState campaign, LeadEntry lead, GovernedTrunk trunk, String callerId) {
    CampaignSettings settings = campaign.settings();
    TrunkSettings way = trunk.settings;
    Call call =
        new Call(
            state.newLegId(), settings.name(), lead, way.node(), way.name(), callerId, state.nowNs);
    state.calls.add(call);
    calls.setTimer(call);
    state.gate.take(trunk, call.callId, state.nowNs);
    campaign.originated++;
    state.emit(
        new Originate(
            way.node(),
            way.name(),
            call.callId,
            settings.name(),
            lead.leadId(),
            call.attempt(),
            lead.phone(),
            way.dialString()
                .replace("{e164}", lead.phone().e164())
                .replace("{number}", Long.toString(lead.phone().digits())),
            callerId,
            settings.ringTimeoutMs(),
            settings.abandonAfterMs() + HOLD_GRACE_MS,
            settings.message(),
            AnswerFold.answering(campaign.answers),
            way.codecs()));
  }
}
