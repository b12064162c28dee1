package org.pacekeeper.sim.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadWithdrawn;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStreams;

/**
 * A campaign's part of a recording's lead store: the leads that were handed over, in that order,
 * then as many nameless ones as were left in it, in zones drawn from the others'; those to be tried
 * again after those that were not, first due first, as the real store does. Calendar's thread.
 */
final class ReplayLeads {
  /** No area code begins with 0: nobody has these numbers. */
  private static final long FIRST_PHONE = 10_000_000_000L;

  private static final long IDS_PER_CAMPAIGN = 20_000_000L;

  private record Retry(long dueNs, LeadEntry lead) {}

  private final String campaign;
  private final long beganNs;
  private final Recording.Leads recorded;
  private final Sight sight;
  private final CallingHoursRule callingHours;
  private final Calendar calendar;
  private final Consumer<Event> events;
  private final RandomStreams.Family zoneLuck;
  private final ArrayDeque<LeadEntry> fresh;
  private final PriorityQueue<Retry> retries =
      new PriorityQueue<>(
          Comparator.comparingLong(Retry::dueNs).thenComparing(retry -> retry.lead().leadId()));
  private final Map<Long, LeadEntry> inHand = new LinkedHashMap<>();
  private final Set<Long> withdrawn = new HashSet<>();
  private final long firstUnseenId;
  private long unseen;
  private int fetches;

  ReplayLeads(
      Recording recording,
      String campaign,
      CallingHoursRule callingHours,
      long seed,
      Calendar calendar,
      Sight sight,
      Consumer<Event> events) {
    this.campaign = campaign;
    this.beganNs = recording.firstNs();
    this.recorded = recording.leads().getOrDefault(campaign, Recording.Leads.NONE);
    this.sight = sight;
    this.callingHours = callingHours;
    this.calendar = calendar;
    this.events = events;
    zoneLuck = new RandomStreams(seed).family("replay.zone");
    fresh = new ArrayDeque<>(recorded.leads());
    firstUnseenId =
        1
            + place(recording, campaign) * IDS_PER_CAMPAIGN
            + recording.leads().values().stream()
                .flatMap(each -> each.leads().stream())
                .mapToLong(LeadEntry::leadId)
                .max()
                .orElse(0);
  }

  /** Leads are known by their ids over all campaigns. */
  private static int place(Recording recording, String campaign) {
    List<CampaignSettings> all = recording.campaigns();
    for (int i = 0; i < all.size(); i++) if (all.get(i).name().equals(campaign)) return i;
    return all.size();
  }

  /** Does what concerns this campaign. */
  void execute(StoreCommand command) {
    if (command instanceof FetchLeads fetch && fetch.campaign().equals(campaign)) fetch(fetch);
    else if (command instanceof RecordAttempt c && c.campaign().equals(campaign))
      back(
          c.leadId(),
          c.next(),
          c.nextAttemptAtNs(),
          c.attempt() - (c.outcome().countsAsAttempt() ? 0 : 1));
    else if (command instanceof ReleaseLead c && c.campaign().equals(campaign)) {
      LeadEntry lead = inHand.get(c.leadId());
      back(c.leadId(), c.next(), c.notBeforeNs(), lead == null ? 0 : lead.attempts());
    }
  }

  void withdrawn(LeadWithdrawn event) {
    withdrawn.add(event.leadId());
  }

  private void back(long leadId, LeadNext next, long dueNs, int attempts) {
    LeadEntry lead = inHand.remove(leadId);
    if (next == LeadNext.RETRY && lead != null)
      retries.add(
          new Retry(
              dueNs, new LeadEntry(leadId, lead.phone(), lead.zones(), attempts, lead.listId())));
  }

  private void fetch(FetchLeads fetch) {
    long afterNs = recorded.fetchNs(fetches++);
    if (afterNs == 0) answer(fetch);
    else calendar.after(afterNs, () -> answer(fetch));
  }

  private void answer(FetchLeads fetch) {
    if (!sight.engineRuns()) return;
    long nowNs = beganNs + calendar.nowNs();
    List<LeadEntry> found = new ArrayList<>(fetch.count());
    refill(fetch.count());
    for (Iterator<LeadEntry> each = fresh.iterator();
        each.hasNext() && found.size() < fetch.count(); ) {
      LeadEntry lead = each.next();
      if (!callingHours.open(lead.zones(), nowNs)) continue;
      each.remove();
      hand(lead, found);
    }
    List<Retry> closed = new ArrayList<>();
    while (found.size() < fetch.count() && !retries.isEmpty() && retries.peek().dueNs() <= nowNs) {
      Retry retry = retries.remove();
      if (callingHours.open(retry.lead().zones(), nowNs)) hand(retry.lead(), found);
      else closed.add(retry);
    }
    retries.addAll(closed);
    events.accept(
        new LeadsReady(
            fetch.fetchId(),
            fetch.campaign(),
            found,
            fresh.size() + recorded.unseen() - unseen + retries.size(),
            found.isEmpty() ? nextCallableNs(nowNs) : nowNs));
  }

  private void hand(LeadEntry lead, List<LeadEntry> to) {
    if (withdrawn.contains(lead.leadId())) return;
    inHand.put(lead.leadId(), lead);
    to.add(lead);
  }

  /** Lets those come forth whom the recorded run never asked for. */
  private void refill(int count) {
    while (fresh.size() < count && unseen < recorded.unseen()) {
      long id = firstUnseenId + unseen++;
      double luck = zoneLuck.stream(id, 0).nextDouble();
      List<LeadEntry> known = recorded.leads();
      LeadEntry like = known.get((int) (luck * known.size()));
      fresh.add(
          new LeadEntry(id, new PhoneNumber(FIRST_PHONE + id), like.zones(), 0, like.listId()));
    }
  }

  private long nextCallableNs(long nowNs) {
    long next = Long.MAX_VALUE;
    for (LeadEntry lead : fresh)
      next = Math.min(next, callingHours.nextOpenNs(lead.zones(), nowNs));
    Retry first = retries.peek();
    if (first == null) return next;
    long openNs = callingHours.nextOpenNs(first.lead().zones(), nowNs);
    return Math.min(next, Math.max(first.dueNs(), openNs));
  }
}
