package org.pacekeeper.app.doctor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.LeadOverview;
import org.pacekeeper.store.LeadOverview.Group;
import org.pacekeeper.store.StoreException;
import org.pacekeeper.store.StoreSettings;

/** Whether the database is there, and for each campaign who can be called now. */
public record DatabaseCheck(StoreSettings store, List<CampaignSettings> campaigns, Instant now)
    implements Check {
  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try (Database database = Database.open(store)) {
      findings.add(Finding.ok("database", store + ", its tables are up to date"));
      List<Group> groups = new LeadOverview(database).groups(nowNs());
      for (CampaignSettings campaign : campaigns) findings.add(leads(campaign, groups));
      Set<String> unknown = new TreeSet<>(groups.stream().map(Group::campaign).toList());
      campaigns.forEach(campaign -> unknown.remove(campaign.name()));
      if (!unknown.isEmpty())
        findings.add(
            Finding.notice(
                "leads",
                "there are some of " + String.join(", ", unknown) + ", no campaign of the settings",
                "add the campaign to the settings, or leave them"));
    } catch (StoreException e) {
      findings.add(
          Finding.wrong(
              "database",
              e.getMessage(),
              "start the database, and compare store.url, user and password with it"));
    }
    return findings;
  }

  private Finding leads(CampaignSettings campaign, List<Group> groups) {
    CallingHoursRule hours = new CallingHoursRule(campaign.callingHours());
    long all = 0;
    long due = 0;
    long callable = 0;
    long opensNs = Long.MAX_VALUE;
    for (Group group : groups) {
      if (!group.campaign().equals(campaign.name())) continue;
      all += group.leads();
      due += group.due();
      if (group.due() == 0) continue;
      long nextNs = hours.nextOpenNs(group.zones(), nowNs());
      if (nextNs <= nowNs()) callable += group.due();
      opensNs = Math.min(opensNs, nextNs);
    }
    String what = "campaign " + campaign.name();
    String found = all + " leads, " + due + " due, " + callable + " callable now";
    if (all == 0)
      return Finding.wrong(
          what, found, "pacekeeper leads import FILE.csv --campaign " + campaign.name());
    if (due == 0)
      return Finding.notice(what, found, "import more leads, or wait for the times of the retries");
    if (callable == 0)
      return Finding.notice(what, found + ": outside the calling hours", opening(opensNs));
    return Finding.ok(what, found);
  }

  private static String opening(long opensNs) {
    if (opensNs == Long.MAX_VALUE) return "widen callingHours, or give the leads a time zone";
    Instant opens = Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(opensNs));
    return "wait until " + opens.atZone(ZoneOffset.UTC);
  }

  private long nowNs() {
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
