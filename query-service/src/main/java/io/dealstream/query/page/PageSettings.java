package io.dealstream.query.page;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param commandUrl where the page sends commands
 * @param signInUrl where it signs people in
 * @param clientId as which the sign-in knows it
 */
@ConfigurationProperties("dealstream")
record PageSettings(
    @DefaultValue("http://127.0.0.1:8080") URI commandUrl,
    @DefaultValue("http://127.0.0.1:8088") URI signInUrl,
    @DefaultValue("dealstream-page") String clientId) {}
