@NullMarked
package dev.landbridge.platform.command;

import org.jspecify.annotations.NullMarked;
