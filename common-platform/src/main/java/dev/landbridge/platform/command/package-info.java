/** From a request to a decided, stored change. */
@NullMarked
package dev.landbridge.platform.command;

import org.jspecify.annotations.NullMarked;
