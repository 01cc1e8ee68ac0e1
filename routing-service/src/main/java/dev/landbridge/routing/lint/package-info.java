/** What is wrong or odd in an account's network, without anybody having asked about a path. */
@NullMarked
package dev.landbridge.routing.lint;

import org.jspecify.annotations.NullMarked;
