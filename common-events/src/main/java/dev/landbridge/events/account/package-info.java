/** Accounts and API keys: identities and events. */
@NullMarked
package dev.landbridge.events.account;

import org.jspecify.annotations.NullMarked;
