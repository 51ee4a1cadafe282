package io.dealstream.edge;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer who signs the tokens; its keys are found by OpenID discovery
 * @param allowedOrigins the pages that may call from a browser
 * @param commandUrl where the page sends commands, if this service serves the page
 * @param signInUrl where the page signs in; the issuer where absent
 * @param requestsPerSecond of one caller to one instance; 0 for as many as they like
 */
@Validated
@ConfigurationProperties("dealstream")
record EdgeProperties(
    @DefaultValue("http://127.0.0.1:8088") URI issuer,
    @DefaultValue List<String> allowedOrigins,
    @Nullable URI commandUrl,
    @Nullable URI signInUrl,
    @DefaultValue("2000") @Min(0) int requestsPerSecond) {}
