package dev.landbridge.gateway.tencentapi;

import java.util.List;

/** One filter on the wire: whatever has one of the values passes. */
public record Filter(String name, List<String> values) {}
