package dev.landbridge.events.account;

/** What the bearer of a key may do. */
public enum Role {
  /** Everything in the account, keys included. */
  OWNER,
  /** Everything about networks, nothing about keys. */
  NETWORK_ADMIN,
  /** Reads only. */
  VIEWER,
  /** Runs the platform; belongs to no account. */
  OPERATOR
}
