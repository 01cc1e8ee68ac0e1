/** Accounts and their API keys. */
@NullMarked
package dev.landbridge.gateway.account;

import org.jspecify.annotations.NullMarked;
