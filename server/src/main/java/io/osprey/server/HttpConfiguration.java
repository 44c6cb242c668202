package io.osprey.server;

import io.osprey.server.admin.AdminInterceptor;
import io.osprey.server.admin.AdminPort;
import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.config.HttpsSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.http.ExchangeValve;
import io.osprey.server.http.GatewayCorsProcessor;
import io.osprey.server.http.GatewayErrorValve;
import io.osprey.server.http.TolerantPathFilter;
import io.osprey.server.tls.DevelopmentCertificate;
import io.osprey.server.tls.TlsConnector;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

/** HTTP: connectors, paths in any letter case, who may call. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final String LENIENT_QUERY_CHARS = "\"<>[\\]^`{|}";
    private static final int MAX_SWALLOWED_BYTES = 64 << 20;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectors(
            OspreyProperties properties, Clock clock, Optional<AdminPort> adminPort) {
        return factory -> {
            factory.addEngineValves(new ExchangeValve(UUID::randomUUID));
            adminPort.ifPresent(admin -> {
                factory.addEngineValves(admin);
                factory.addAdditionalConnectors(admin.connector());
            });
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(GatewayErrorValve.class.getName()));
            factory.addConnectorCustomizers(HttpConfiguration::tolerate);
            boolean plain = properties.http().enabled();
            factory.setPort(
                    plain ? properties.http().port() : properties.https().port());
            if (!plain) {
                factory.addConnectorCustomizers(connector -> secure(connector, properties, clock));
            } else if (properties.https().enabled()) {
                Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
                connector.setPort(properties.https().port());
                tolerate(connector);
                secure(connector, properties, clock);
                factory.addAdditionalConnectors(connector);
            }
        };
    }

    private static void tolerate(Connector connector) {
        connector.setProperty("relaxedQueryChars", LENIENT_QUERY_CHARS);
        // A refused upload is read on for a while, so that its caller gets to see the answer.
        connector.setProperty("maxSwallowSize", Integer.toString(MAX_SWALLOWED_BYTES));
    }

    private static void secure(Connector connector, OspreyProperties properties, Clock clock) {
        HttpsSettings settings = properties.https();
        if (settings.certificate() != null) {
            TlsConnector.configure(connector, settings.certificate(), settings.privateKey());
        } else {
            PrivateDirectory.create(properties.dataDir());
            DevelopmentCertificate made =
                    DevelopmentCertificate.in(properties.dataDir().resolve("tls"), clock);
            TlsConnector.configure(connector, made.certificate(), made.privateKey());
        }
    }

    @Bean
    FilterRegistrationBean<TolerantPathFilter> tolerantPaths() {
        FilterRegistrationBean<TolerantPathFilter> registration =
                new FilterRegistrationBean<>(new TolerantPathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> cors(OspreyProperties properties) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(properties.cors().allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("apim-request-id", "Operation-Location", "Retry-After", "x-ms-error-code"));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new GatewayCorsProcessor());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setEnabled(!properties.cors().allowedOrigins().isEmpty());
        return registration;
    }

    @Bean
    WebMvcConfigurer paths(
            OspreyProperties properties, AuthInterceptor authentication, AdminInterceptor administration) {
        return new WebMvcConfigurer() {
            @Override
            public void configurePathMatch(PathMatchConfigurer paths) {
                PathPatternParser parser = new PathPatternParser();
                parser.setCaseSensitive(false);
                paths.setPatternParser(parser);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(administration);
                if (properties.auth().required()) {
                    registry.addInterceptor(authentication);
                }
            }
        };
    }
}
