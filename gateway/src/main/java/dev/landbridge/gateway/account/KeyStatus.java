package dev.landbridge.gateway.account;

/** Whether a key authenticates. Deleted ones are never shown, but their ids stay taken. */
enum KeyStatus {
  ENABLED,
  DISABLED,
  DELETED
}
