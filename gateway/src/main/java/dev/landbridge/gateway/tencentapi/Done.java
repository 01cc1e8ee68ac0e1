package dev.landbridge.gateway.tencentapi;

/** The answer of an action that has nothing to tell. */
public record Done() {}
