package io.osprey.server;

import io.osprey.engine.custom.CustomModels;
import io.osprey.server.account.DatabaseKeyDesk;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.Resource;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.Tiers;
import io.osprey.server.account.UsageStore;
import io.osprey.server.admin.AdminEndpoint;
import io.osprey.server.admin.AdminInterceptor;
import io.osprey.server.admin.AdminPort;
import io.osprey.server.admin.AdminSecrets;
import io.osprey.server.auth.ApiKeys;
import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.auth.FirstKeys;
import io.osprey.server.auth.Tokens;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.custom.JobQueue;
import io.osprey.server.job.Operations;
import io.osprey.server.limit.CallLimiter;
import io.osprey.server.limit.LimitErrors;
import io.osprey.server.limit.LocalRates;
import io.osprey.server.limit.SharedRates;
import io.osprey.server.limit.UsageMeter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call, how often, and who may change that. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    @Bean
    ApiKeys apiKeys(OspreyProperties properties, ResourceStore resources, Tiers tiers) {
        if (!properties.keys().isEmpty()) {
            resources.provide(Resource.SETTINGS, properties.keysTier().toUpperCase(Locale.ROOT));
        }
        if (properties.auth().required()) {
            FirstKeys.ensure(properties.keys(), resources, System.out);
        }
        return new ApiKeys(properties.keys(), resources, tiers);
    }

    @Bean
    UsageMeter usageMeter(UsageStore store, OspreyProperties properties) {
        return new UsageMeter(store, properties.database().shared());
    }

    @Bean
    CallLimiter callLimiter(UsageMeter usage, OspreyProperties properties, DataSource database, Clock clock) {
        long retryAfterSeconds = properties.inference().retryAfter().toSeconds();
        return properties.database().shared()
                ? new CallLimiter(new SharedRates(database, clock), usage, clock, retryAfterSeconds)
                : new CallLimiter(new LocalRates(clock), usage, clock, retryAfterSeconds);
    }

    @Bean
    Housekeeping housekeeping(
            ApiKeys keys,
            UsageMeter usage,
            CallLimiter limiter,
            Operations operations,
            JobQueue customJobs,
            CustomModels customModels,
            OspreyProperties properties,
            Clock clock) {
        List<Housekeeping.Chore> chores = new ArrayList<>(List.of(
                new Housekeeping.Chore(
                        "operations can't be said to be alive", Operations.ALIVE_EVERY_SECONDS, operations::keepAlive),
                new Housekeeping.Chore(
                        "jobs of custom models can't be said to be alive",
                        JobQueue.ALIVE_EVERY_SECONDS,
                        customJobs::keepAlive),
                new Housekeeping.Chore("idle custom models can't be forgotten", 60, customModels::evictIdle),
                new Housekeeping.Chore("old operations can't be removed", 600, operations::removeExpired)));
        if (properties.database().shared()) {
            chores.add(new Housekeeping.Chore("keys can't be read again", 1, keys::reloadIfChanged));
            chores.add(new Housekeeping.Chore("old rates can't be removed", 60, limiter::removeExpired));
        }
        return new Housekeeping(
                new Housekeeping.Chore("usage can't be written", 1, () -> usage.flush(month(clock))), chores);
    }

    private static YearMonth month(Clock clock) {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Bean
    AuthInterceptor authInterceptor(ApiKeys keys, Tokens tokens, CallLimiter limiter, OspreyProperties properties) {
        return new AuthInterceptor(keys, tokens, limiter, new LimitErrors(properties.region()));
    }

    @Bean
    KeyDesk keyDesk(
            ResourceStore resources, UsageStore store, Tiers tiers, Clock clock, ApiKeys keys, UsageMeter usage) {
        return new DatabaseKeyDesk(resources, store, tiers, clock, new DatabaseKeyDesk.Process() {
            @Override
            public void beforeReadingUsage() {
                usage.flush(month(clock));
            }

            @Override
            public void afterChange() {
                keys.reload();
            }
        });
    }

    @Bean
    AdminSecrets adminSecrets(OspreyProperties properties) {
        return new AdminSecrets(new SecureRandom(), properties.admin().secret());
    }

    @Bean
    AdminInterceptor adminInterceptor(AdminSecrets secrets) {
        return new AdminInterceptor(secrets);
    }

    @Bean
    @ConditionalOnProperty(name = "osprey.admin.enabled", matchIfMissing = true)
    AdminPort adminPort(OspreyProperties properties) {
        return new AdminPort(
                new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL),
                properties.admin().port());
    }

    @Bean
    @ConditionalOnProperty(name = "osprey.admin.enabled", matchIfMissing = true)
    AdminEndpoint adminEndpoint(AdminPort port, AdminSecrets secrets, OspreyProperties properties) {
        return new AdminEndpoint(port, secrets, properties.dataDir());
    }
}
