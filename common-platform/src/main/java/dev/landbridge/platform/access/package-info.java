/** Who may do what: the table of roles and verbs. */
@NullMarked
package dev.landbridge.platform.access;

import org.jspecify.annotations.NullMarked;
