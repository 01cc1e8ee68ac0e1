package dev.landbridge.platform.access;

import static dev.landbridge.events.account.Role.NETWORK_ADMIN;
import static dev.landbridge.events.account.Role.OPERATOR;
import static dev.landbridge.events.account.Role.OWNER;
import static dev.landbridge.events.account.Role.VIEWER;
import static dev.landbridge.platform.access.Verb.About.ANY;
import static dev.landbridge.platform.access.Verb.About.ONE_ACCOUNT;

import dev.landbridge.events.account.Role;
import java.util.Locale;
import java.util.Set;

/**
 * What a caller may want, and with which role: the only table of it there is. On whose resources is
 * another question, which the account of the caller answers.
 */
public enum Verb {
  /** What the API offers: even without a key. */
  LOOK_UP(ANY, VIEWER, NETWORK_ADMIN, OWNER, OPERATOR),
  /** What the installation offers, to everybody the same. */
  BROWSE(ANY, VIEWER, NETWORK_ADMIN, OWNER, OPERATOR),
  /** The resources of an account; those of all for an operator who names none. */
  READ(ANY, VIEWER, NETWORK_ADMIN, OWNER, OPERATOR),
  /** What only the view of one account can answer. */
  ASK(ONE_ACCOUNT, VIEWER, NETWORK_ADMIN, OWNER, OPERATOR),
  /** The network of an account. */
  CHANGE(ONE_ACCOUNT, NETWORK_ADMIN, OWNER, OPERATOR),
  /** The account itself and its keys: no key ever grants more than its maker has. */
  ADMINISTER(ANY, OWNER, OPERATOR),
  /** The installation. */
  OPERATE(ANY, OPERATOR);

  private final About about;
  private final Set<Role> roles;

  /** Whether an operator must name an account to act for. */
  enum About {
    ANY,
    ONE_ACCOUNT
  }

  Verb(About about, Role... roles) {
    this.about = about;
    this.roles = Set.of(roles);
  }

  public boolean isFor(Role role) {
    return roles.contains(role);
  }

  public boolean isAboutOneAccount() {
    return about == ONE_ACCOUNT;
  }

  /** As documents write it: {@code look-up}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
