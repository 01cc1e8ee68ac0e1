package dev.landbridge.peering.quota;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Lets the room read the limits of routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteLimits.class)
class QuotaConfiguration {}
