package dev.landbridge.platform;

/**
 * Which service this is.
 *
 * @param name as in metrics, consumer groups and Flyway folders: {@code peering-service}
 * @param context whose events it stores, and so the name of its topic: {@code peering}
 */
public record ServiceIdentity(String name, String context) {}
