/** The shared log: relay, consumers, inbox, dead letters. */
@NullMarked
package dev.landbridge.platform.log;

import org.jspecify.annotations.NullMarked;
