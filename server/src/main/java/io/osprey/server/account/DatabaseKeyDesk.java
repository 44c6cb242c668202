package io.osprey.server.account;

import io.osprey.server.account.KeyDeskException.Reason;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk on the database itself. Thread-safe. */
public final class DatabaseKeyDesk implements KeyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeyDesk.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final ResourceStore resources;
    private final UsageStore usage;
    private final Tiers tiers;
    private final Clock clock;
    private final Process process;

    /** What the process around the desk does. */
    public interface Process {
        /** A process that does nothing but this. */
        Process NONE = new Process() {
            @Override
            public void beforeReadingUsage() {}

            @Override
            public void afterChange() {}
        };

        /** Writes down calls that were counted in memory only. */
        void beforeReadingUsage();

        /** Lets a change be felt at once. */
        void afterChange();
    }

    public DatabaseKeyDesk(ResourceStore resources, UsageStore usage, Tiers tiers, Clock clock, Process process) {
        this.resources = resources;
        this.usage = usage;
        this.tiers = tiers;
        this.clock = clock;
        this.process = process;
    }

    @Override
    public List<Entry> list() {
        process.beforeReadingUsage();
        YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        return resources.all().stream()
                .map(resource -> new Entry(
                        resource.name(),
                        resource.tier(),
                        resource.createdAt(),
                        resource.keys().stream()
                                .map(key -> new KeyEntry(key.slot().wireName(), key.madeAt()))
                                .toList(),
                        month.toString(),
                        usage.calls(resource.id(), month),
                        tiers.of(resource).callsPerMonth()))
                .toList();
    }

    @Override
    public NewKeys create(String name, String tier) {
        if (!NAME.matcher(name).matches()) {
            throw new KeyDeskException(
                    Reason.INVALID, "a name has 1 to 64 lower-case letters, digits and dashes, not first a dash");
        }
        refuseSettings(name);
        NewKeys made = resources
                .create(name, known(tier).name())
                .orElseThrow(() -> new KeyDeskException(Reason.EXISTS, "there is a resource " + name + " already"));
        process.afterChange();
        LOG.info("resource {} made, tier {}", name, tier);
        return made;
    }

    @Override
    public String rotate(String name, KeySlot slot) {
        refuseSettings(name);
        String key = resources.rotate(find(name), slot);
        process.afterChange();
        LOG.info("{} of resource {} made anew", slot.wireName(), name);
        return key;
    }

    @Override
    public void revoke(String name, Set<KeySlot> slots) {
        refuseSettings(name);
        resources.revoke(find(name), slots);
        process.afterChange();
        LOG.info("{} of resource {} revoked", slots, name);
    }

    @Override
    public void setTier(String name, String tier) {
        refuseSettings(name);
        Tier known = known(tier);
        resources.setTier(find(name).name(), known.name());
        process.afterChange();
        LOG.info("resource {} has tier {}", name, known.name());
    }

    @Override
    public List<MonthEntry> usage(String name) {
        process.beforeReadingUsage();
        return usage.months(find(name).id()).stream()
                .map(month -> new MonthEntry(month.month().toString(), month.calls()))
                .toList();
    }

    private Resource find(String name) {
        return resources
                .named(name)
                .orElseThrow(() -> new KeyDeskException(Reason.NOT_FOUND, "there is no resource " + name));
    }

    private Tier known(String tier) {
        return tiers.named(tier)
                .orElseThrow(() -> new KeyDeskException(
                        Reason.INVALID, "there is no tier " + tier + "; there are " + tiers.names()));
    }

    private static void refuseSettings(String name) {
        if (name.equals(Resource.SETTINGS)) {
            throw new KeyDeskException(
                    Reason.INVALID,
                    "keys of the resource settings and their tier are set by osprey.keys and osprey.keys-tier");
        }
    }
}
