package io.dealstream.query.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param seats how many readers may follow at once
 */
@ConfigurationProperties("dealstream.live")
record LiveSettings(@DefaultValue("500") int seats) {}
