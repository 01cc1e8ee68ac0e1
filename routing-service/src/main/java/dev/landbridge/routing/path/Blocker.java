package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.routing.network.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that keeps packets from getting through.
 *
 * @param accountId who must act
 * @param object the id of what is wrong, as far as the caller may know it
 * @param state of the connection, where that is what is wrong
 * @param fix what would help, in one sentence
 * @param request what would do it, where one request does
 * @param cause what is wrong underneath, where the code sums up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Blocker(
    BlockerCode code,
    AccountId accountId,
    String object,
    @Nullable ConnectionStatus state,
    String fix,
    @Nullable ApiCall request,
    @Nullable Blocker cause) {

  static Blocker of(BlockerCode code, AccountId mustAct, Object object, String fix) {
    return new Blocker(code, mustAct, object.toString(), null, fix, null, null);
  }

  Blocker by(ApiCall call) {
    return new Blocker(code, accountId, object, state, fix, call, cause);
  }

  Blocker in(ConnectionStatus status) {
    return new Blocker(code, accountId, object, status, fix, request, cause);
  }

  Blocker because(Blocker underneath) {
    return new Blocker(code, accountId, object, state, fix, request, underneath);
  }

  /** The same thing to do, seen as something else. */
  Blocker summedUpAs(BlockerCode other) {
    return new Blocker(other, accountId, object, state, fix, request, this);
  }

  /** Nothing is known to be wrong, only too little is known. */
  boolean isUnknown() {
    return code == BlockerCode.INSUFFICIENT_INFORMATION;
  }
}
