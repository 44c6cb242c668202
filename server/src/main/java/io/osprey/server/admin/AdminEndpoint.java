package io.osprey.server.admin;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Tells {@code osprey keys} where the running server is, as long as it runs. */
public final class AdminEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminEndpoint.class);

    private final AdminPort port;
    private final AdminSecrets secrets;
    private final Path dataDir;
    private volatile Optional<AdminFile> written = Optional.empty();

    public AdminEndpoint(AdminPort port, AdminSecrets secrets, Path dataDir) {
        this.port = port;
        this.secrets = secrets;
        this.dataDir = dataDir;
    }

    @EventListener
    void listening(ServletWebServerInitializedEvent event) {
        int number = port.connector().getLocalPort();
        AdminFile file = new AdminFile(number, secrets.made());
        file.write(dataDir);
        written = Optional.of(file);
        LOG.info("keys are administered on http://127.0.0.1:{}", number);
    }

    @Override
    public void close() {
        written.ifPresent(file -> file.remove(dataDir));
    }
}
