package dev.landbridge.routing.network;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Lets the room read the limits of peering-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeeringLimits.class)
class NetworkConfiguration {}
