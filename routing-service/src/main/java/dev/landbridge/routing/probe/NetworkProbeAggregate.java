package dev.landbridge.routing.probe;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;

import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.routing.probe.NetworkProbeCommand.ChangeProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.ReportResults;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The Axon edge of a network probe. */
public class NetworkProbeAggregate {
  @AggregateIdentifier @Nullable String id; // set by the first event
  private NetworkProbe state = new NetworkProbe.None();

  @SuppressWarnings("unused") // Axon's way in
  private NetworkProbeAggregate() {}

  @CommandHandler
  @CreationPolicy(ALWAYS)
  Versioned<NetworkProbe> handle(DefineProbe command, NetworkProbeRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<NetworkProbe> handle(ChangeProbe command, NetworkProbeRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<NetworkProbe> handle(RemoveProbe command, NetworkProbeRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<NetworkProbe> handle(ReportResults command, NetworkProbeRegister register) {
    return decide(command, register);
  }

  private Versioned<NetworkProbe> decide(
      NetworkProbeCommand command, NetworkProbeRegister register) {
    var decision = NetworkProbeDecider.decide(command, state);
    var decided = Deciding.apply(decision, () -> state);
    register.keep(decision);
    return decided;
  }

  @EventSourcingHandler
  void on(NetworkProbeEvent event, @Timestamp Instant at) {
    id = event.id().text();
    state = NetworkProbeDecider.evolve(state, event, at.truncatedTo(ChronoUnit.MILLIS));
  }
}
