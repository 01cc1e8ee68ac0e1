package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.gateway.account.AccountCommand.CreateApiKey;
import dev.landbridge.gateway.account.AccountCommand.DeleteApiKey;
import dev.landbridge.gateway.account.AccountCommand.DisableApiKey;
import dev.landbridge.gateway.account.AccountCommand.EnableApiKey;
import dev.landbridge.gateway.account.AccountCommand.OpenAccount;
import dev.landbridge.gateway.account.AccountCommand.RenameAccount;
import dev.landbridge.gateway.account.AccountCommand.ResumeAccount;
import dev.landbridge.gateway.account.AccountCommand.SuspendAccount;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Loads an account, asks the decider, appends, and writes the register. */
public class AccountAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private Account state = new Account.None();

  AccountAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Account> handle(OpenAccount command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(RenameAccount command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(SuspendAccount command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(ResumeAccount command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(CreateApiKey command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(EnableApiKey command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(DisableApiKey command, AccountRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<Account> handle(DeleteApiKey command, AccountRegister register) {
    return decide(command, register);
  }

  private Versioned<Account> decide(AccountCommand command, AccountRegister register) {
    var decision = AccountDecider.decide(command, state);
    var after = Deciding.apply(decision, () -> state);
    register.write(command, decision, after.version());
    return after;
  }

  @EventSourcingHandler
  void on(AccountEvent event) {
    id = event.subject();
    state = AccountDecider.evolve(state, event);
  }
}
