package io.osprey.server;

import io.osprey.server.admin.AdminPort;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the server listens. */
@Component
final class StartMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Optional<AdminPort> adminPort;

    StartMessage(Optional<AdminPort> adminPort) {
        this.adminPort = adminPort;
    }

    @EventListener
    void say(ServletWebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer tomcat) {
            Connector[] connectors = tomcat.getTomcat().getService().findConnectors();
            LOG.info(
                    "listening on {}",
                    Arrays.stream(connectors)
                            .filter(connector ->
                                    adminPort.isEmpty() || adminPort.get().connector() != connector)
                            .map(connector -> connector.getScheme() + "://localhost:" + connector.getLocalPort())
                            .collect(Collectors.joining(" and ")));
        }
    }
}
