package dev.landbridge.peering.classic;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectClosed;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectOpened;
import dev.landbridge.peering.classic.ClassicCommand.CloseInterconnect;
import dev.landbridge.peering.classic.ClassicCommand.OpenInterconnect;
import dev.landbridge.peering.classic.ClassicInterconnect.Closed;
import dev.landbridge.peering.classic.ClassicInterconnect.None;
import dev.landbridge.peering.classic.ClassicInterconnect.Open;
import dev.landbridge.peering.classic.ClassicRejection.AlreadyJoined;
import dev.landbridge.peering.classic.ClassicRejection.NoSuchInterconnect;
import java.util.List;

/** The rules of classic interconnects: opened by a granted ticket, closed by their owner. */
final class ClassicDecider {
  private ClassicDecider() {}

  private record Situation(ClassicInterconnect state, ClassicCommand command) {}

  static Decision<ClassicInterconnectEvent, ClassicRejection> decide(
      ClassicCommand command, ClassicInterconnect state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, OpenInterconnect c) when c.joined() ->
          rejected(new AlreadyJoined(c.local(), c.remote()));
      case Situation(None _, OpenInterconnect c) -> accepted(opened(c));
      case Situation(var _, OpenInterconnect _) -> accepted(); // a repeat: already so
      case Situation(Open o, CloseInterconnect c) when o.owner().equals(c.caller()) ->
          accepted(new ClassicInterconnectClosed(c.id(), c.caller(), List.of(o.owner())));
      case Situation(Closed o, CloseInterconnect c) when o.owner().equals(c.caller()) -> accepted();
      case Situation(var _, CloseInterconnect c) -> rejected(new NoSuchInterconnect(c.id()));
    };
  }

  private static ClassicInterconnectOpened opened(OpenInterconnect c) {
    return new ClassicInterconnectOpened(
        c.id(),
        c.owner(),
        c.local(),
        c.remote(),
        c.bandwidthMbps(),
        c.ticketId(),
        List.of(c.owner()));
  }

  static ClassicInterconnect evolve(ClassicInterconnect state, ClassicInterconnectEvent event) {
    return switch (event) {
      case ClassicInterconnectOpened e ->
          new Open(e.id(), e.owner(), e.local(), e.remote(), e.bandwidthMbps(), e.ticketId());
      case ClassicInterconnectClosed e -> new Closed(e.accounts().getFirst());
    };
  }
}
