package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;

/** What the register keeps of a route: where it leads, and whether it carries anything. */
public record RegisteredRoute(
    RouteId id, CidrBlock destination, NextHop nextHop, RouteStatus status) {}
