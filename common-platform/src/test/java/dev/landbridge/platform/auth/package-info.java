@NullMarked
package dev.landbridge.platform.auth;

import org.jspecify.annotations.NullMarked;
