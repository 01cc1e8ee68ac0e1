package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;

/**
 * The first thing that keeps packets from getting through.
 *
 * @param accountId who must act
 * @param object the id of what is wrong, as far as the caller may know it
 * @param fix what would help, in one sentence
 */
record Blocker(BlockerCode code, AccountId accountId, String object, String fix) {}
