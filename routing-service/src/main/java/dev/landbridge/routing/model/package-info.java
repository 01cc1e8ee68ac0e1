/**
 * The network as one immutable picture, now or at any moment of the past: what path analysis, lint
 * and topology reason about. Pure, but for the follower that keeps it level with the stored events.
 */
@NullMarked
package dev.landbridge.routing.model;

import org.jspecify.annotations.NullMarked;
