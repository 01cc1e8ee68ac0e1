package dev.landbridge.platform.sample;

import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

class SampleAggregate {
  @AggregateIdentifier @Nullable String id; // set by the first event
  private SampleState state = new SampleState.None();

  SampleAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Versioned<SampleState> handle(SampleCommand.Open command) {
    return decide(command);
  }

  @CommandHandler
  Versioned<SampleState> handle(SampleCommand.Rename command) {
    return decide(command);
  }

  private Versioned<SampleState> decide(SampleCommand command) {
    return Deciding.apply(SampleDecider.decide(command, state), () -> state);
  }

  @EventSourcingHandler
  void on(AccountEvent event) {
    id = event.id().text();
    state = SampleDecider.evolve(state, event);
  }
}
