/**
 * The cloud API 3.0 that existing clients speak, in front of our services: {@code POST /} with the
 * action in {@code X-TC-Action}. It translates; it decides nothing and keeps nothing.
 *
 * <p>An action is a record of what it takes, a record of what it answers and a method between them,
 * listed by an {@link ActionGroup}: see "Adding a cloud action" in {@code CONTRIBUTING.md}.
 */
@NullMarked
package dev.landbridge.gateway.tencentapi;

import org.jspecify.annotations.NullMarked;
