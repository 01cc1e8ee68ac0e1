package dev.landbridge.peering;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A caller that reads its own writes, as through the gateway. */
final class Client {
  private static final AtomicLong NEXT_ACCOUNT = new AtomicLong(100_000_000_001L);
  static final String VPCS = "/v1/vpcs";
  static final String SUBNETS = "/v1/subnets";
  static final String CONNECTIONS = "/v1/vpc-peering-connections";
  static final String TICKETS = "/v1/tickets";
  static final String GUARD = "/v1/peering-guard";
  static final String REQUESTERS = GUARD + "/requesters";
  static final String RULES = GUARD + "/acceptance-rules";

  private final HttpProbe probe;
  private final AtomicReference<@Nullable String> position = new AtomicReference<>();
  final AccountId account;

  private Client(HttpProbe probe, AccountId account) {
    this.probe = probe;
    this.account = account;
  }

  /** The owner of an account that nobody used before. */
  static Client owner(ServiceUnderTest service) {
    var account = new AccountId(Long.toString(NEXT_ACCOUNT.getAndIncrement()));
    return of(service, account, "owner");
  }

  static Client of(ServiceUnderTest service, AccountId account, String role) {
    return new Client(
        service.http().withBearer(() -> InternalTokenForTests.of(account, role)), account);
  }

  static Client operator(ServiceUnderTest service) {
    return new Client(
        service.http().withBearer(InternalTokenForTests::operator), new AccountId("9999999999"));
  }

  Client with(String header, String value) {
    return new Client(probe.with(header, value), account);
  }

  Answer get(String path) {
    var seen = position.get();
    return (seen == null ? probe : probe.with("Landbridge-Position", seen)).get(path);
  }

  Answer post(String path, @Nullable Object body) {
    return remember(probe.post(path, body));
  }

  Answer patch(String path, Object body) {
    return remember(probe.patch(path, body));
  }

  Answer put(String path, Object body) {
    return remember(probe.put(path, body));
  }

  Answer delete(String path) {
    return remember(probe.delete(path));
  }

  /** What another client wrote shall be seen by this one, too. */
  Client after(Client other) {
    position.set(other.position.get());
    return this;
  }

  private Answer remember(Answer answer) {
    var written = answer.header("Landbridge-Position");
    if (written != null) {
      position.set(written);
    }
    return answer;
  }

  String vpc(String region, String cidrBlock) {
    return post(VPCS, Map.of("region", region, "cidrBlock", cidrBlock)).expect(201).text("id");
  }

  String vpc(String cidrBlock) {
    return vpc("ap-guangzhou", cidrBlock);
  }

  Answer request(String requesterVpc, String accepterVpc, Client accepter) {
    return request(requesterVpc, accepterVpc, accepter, Map.of());
  }

  Answer request(
      String requesterVpc, String accepterVpc, Client accepter, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("requesterVpcId", requesterVpc);
    body.put("accepterVpcId", accepterVpc);
    body.put("accepterAccountId", accepter.account.text());
    return post(CONNECTIONS, body);
  }

  Answer verb(String connection, String verb) {
    return post(CONNECTIONS + "/" + connection + "/" + verb, null);
  }

  /** Puts somebody on a list of the own guard: allowed or denied. */
  Answer list(Client requester, String listing) {
    return put(REQUESTERS + "/" + requester.account, Map.of("listing", listing));
  }

  Answer connection(String id) {
    return get(CONNECTIONS + "/" + id);
  }
}
