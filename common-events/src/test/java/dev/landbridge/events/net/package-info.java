@NullMarked
package dev.landbridge.events.net;

import org.jspecify.annotations.NullMarked;
