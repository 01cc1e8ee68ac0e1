package dev.landbridge.routing.probe;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.platform.web.MalformedRequest;
import dev.landbridge.routing.table.NextHopId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a request into a definition, or says what is not well formed. */
final class ProbeBody {
  private ProbeBody() {}

  static ProbeDefinition definition(
      @Nullable ProbeName name,
      @Nullable ProbeNote description,
      List<IpAddress> destinations,
      @Nullable NextHopType type,
      @Nullable NextHopId hop) {
    if (new HashSet<>(destinations).size() < destinations.size()) {
      throw new MalformedRequest("/destinations", "Expected each address once");
    }
    if ((type == null) != (hop == null)) {
      throw new MalformedRequest("/nextHopType", "Expected nextHopType and nextHopId, or neither");
    }
    return new ProbeDefinition(
        name == null ? "" : name.text(),
        Objects.requireNonNullElse(description, ProbeNote.NONE).text(),
        destinations,
        type == null || hop == null ? null : new NextHop(type, hop.text()));
  }
}
