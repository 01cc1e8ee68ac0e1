package dev.landbridge.platform.store;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A command that comes alone gets a transaction; one sent inside a request, a record or an event
 * joins the one at hand, and a rejection does not doom it. Counts them.
 */
final class RootTransactions implements MessageHandlerInterceptor<CommandMessage<?>> {
  private final TransactionManager transactions;

  RootTransactions(TransactionManager transactions) {
    this.transactions = transactions;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    if (unit.isRoot()) {
      unit.attachTransaction(transactions);
    }
    Ending.of(unit.root()).expectOneMore();
    return chain.proceed();
  }
}
