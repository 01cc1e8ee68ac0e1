package dev.landbridge.gateway.account;

/** Whether the keys of an account authenticate. */
enum AccountStatus {
  ACTIVE,
  SUSPENDED
}
