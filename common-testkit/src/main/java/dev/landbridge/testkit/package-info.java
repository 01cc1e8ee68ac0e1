/** What every module's tests share: real backends, given/when/then, seeds and the house rules. */
@NullMarked
package dev.landbridge.testkit;

import org.jspecify.annotations.NullMarked;
