package dev.landbridge.routing.route;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.routing.table.NextHopId;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of several changes of a table that are asked for at once. A route to be created is written as
 * by itself, one to be replaced has a {@code routeId} instead of a destination, and all else has
 * nothing but that.
 */
record RouteChange(
    @NotNull Kind kind,
    @Nullable RouteId routeId,
    @Nullable CidrBlock destination,
    @Nullable NextHopType nextHopType,
    @Nullable NextHopId nextHopId,
    @Nullable RouteDescription description,
    @Nullable Boolean enabled) {

  enum Kind {
    CREATE,
    REPLACE,
    DELETE,
    ENABLE,
    DISABLE
  }

  RouteChange {
    if (kind != null && (kind == Kind.CREATE) == (routeId != null)) {
      throw new MalformedValue("a routeId in every change but those that create", kind.name());
    }
    boolean written = kind == Kind.CREATE || kind == Kind.REPLACE;
    boolean leads = nextHopType == NextHopType.BLACKHOLE || nextHopId != null;
    if (written && (nextHopType == null || !leads)) {
      throw new MalformedValue("a nextHopType and a nextHopId", kind.name());
    }
    if (kind != null && kind != Kind.CREATE && enabled != null) {
      throw new MalformedValue("enabled in changes that create, only", kind.name());
    }
    if (kind != null
        && !written
        && (nextHopType != null || nextHopId != null || description != null)) {
      throw new MalformedValue("nothing but a routeId", kind.name());
    }
    if (kind != null && (kind == Kind.CREATE) == (destination == null)) {
      throw new MalformedValue("a destination in changes that create, only", kind.name());
    }
  }

  RouteId id() {
    return Objects.requireNonNull(routeId);
  }

  RouteBody created() {
    return new RouteBody(Objects.requireNonNull(destination), type(), hop(), description, enabled);
  }

  NextHopBody replaced() {
    return new NextHopBody(type(), hop(), description);
  }

  private NextHopType type() {
    return Objects.requireNonNull(nextHopType);
  }

  private NextHopId hop() {
    return Objects.requireNonNullElseGet(nextHopId, () -> new NextHopId(NextHop.BLACKHOLE.id()));
  }

  /** The next hop that it names, if any. */
  Stream<NextHop> named() {
    return switch (kind) {
      case CREATE -> Stream.of(created().nextHop());
      case REPLACE -> Stream.of(replaced().nextHop());
      case DELETE, ENABLE, DISABLE -> Stream.of();
    };
  }

  /** The route whose stored next hop matters, if any. */
  Stream<RouteId> stored() {
    return kind == Kind.ENABLE ? Stream.of(id()) : Stream.of();
  }
}
