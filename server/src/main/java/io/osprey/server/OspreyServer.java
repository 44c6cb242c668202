package io.osprey.server;

import io.osprey.server.config.OspreyProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server's entry. Settings come, the later winning, from the defaults, {@code osprey.yaml} in the working directory, the
 * environment ({@code OSPREY_HTTP_PORT=80}) and flags ({@code --osprey.http.port=80}).
 */
@SpringBootApplication
@EnableConfigurationProperties(OspreyProperties.class)
public class OspreyServer {
    /**
     * Starts the server. It listens when this returns; its models may still be loading ({@code /health/ready} tells). Closing
     * the context stops it: calls in progress are answered first.
     *
     * @param args settings as flags
     */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplication(OspreyServer.class).run(args);
    }
}
