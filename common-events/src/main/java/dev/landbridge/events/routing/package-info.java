/** Route tables, associations, routes: identities and events. */
@NullMarked
package dev.landbridge.events.routing;

import org.jspecify.annotations.NullMarked;
