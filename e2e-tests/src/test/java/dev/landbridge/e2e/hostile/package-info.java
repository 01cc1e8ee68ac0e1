/** Hostile input: what no client should send, by the ten thousand, and what it leaves behind. */
@NullMarked
package dev.landbridge.e2e.hostile;

import org.jspecify.annotations.NullMarked;
