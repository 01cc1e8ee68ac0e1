package dev.landbridge.peering.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.SharedService;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.GroupCommit;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A request is decided by what was read without lock. Between reading and storing, each of these
 * changes what it rests on.
 */
@ParameterizedClass(name = "others end at the same time: {0}")
@ValueSource(booleans = {false, true})
class BelievedFactsTest {
  @Parameter private boolean beside;

  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final AccountId alice = account();
  private final AccountId bob = account();
  private final List<Boolean> locked = new ArrayList<>();
  private VpcId red;
  private VpcId blue;

  private static AccountId account() {
    return new AccountId("77700%06d".formatted(NEXT.incrementAndGet()));
  }

  private static HttpProbe as(AccountId account) {
    return SERVICE.http().withBearer(() -> InternalTokenForTests.ownerOf(account));
  }

  private static VpcId vpc(AccountId owner, String block) {
    var body = Map.of("name", "vpc", "region", "ap-guangzhou", "cidrBlock", block);
    return new VpcId(as(owner).post("/v1/vpcs", body).expect(201).text("id"));
  }

  @BeforeEach
  void begin() {
    if (beside) {
      SERVICE.bean(GroupCommit.class).enter();
    }
  }

  @AfterEach
  void end() {
    if (beside) {
      SERVICE.bean(GroupCommit.class).leave();
    }
  }

  @BeforeEach
  void twoVpcs() {
    red = vpc(alice, "192.168.0.0/16");
    blue = vpc(bob, "10.0.0.0/16");
  }

  private PeeringConnection request(Runnable meanwhile) {
    var ground = SERVICE.bean(PeeringGround.class);
    var now = SERVICE.bean(Clock.class).instant();
    var id =
        SERVICE.bean(IdSource.class).next(PeeringConnectionId::parse, PeeringConnectionId.PREFIX);
    var wish = new Wish(red, blue, bob, null, "name", "", Change.NONE, Tags.NONE);
    var decided = new ArrayList<PeeringConnection>();
    SERVICE
        .bean(CommittedWork.class)
        .run(
            Map.of("actor", "test"),
            () -> {
              var facts = ground.facts(alice, wish, now);
              locked.add(facts.locked());
              if (locked.size() == 1) {
                meanwhile.run();
              }
              decided.add(
                  SERVICE
                      .bean(Commands.class)
                      .<PeeringConnection>send(
                          new RequestPeering(
                              id,
                              alice,
                              wish,
                              facts,
                              ground.access(alice, facts),
                              ground.rules(),
                              now))
                      .state());
            });
    return decided.getLast();
  }

  private static long requests(VpcId vpc) {
    return SERVICE
        .bean(JdbcClient.class)
        .sql("select count(*) from connection_register where accepter_vpc = ?")
        .param(vpc.text())
        .query(Long.class)
        .single();
  }

  private void isRejected(Runnable meanwhile, String code) {
    assertThatThrownBy(() -> request(meanwhile))
        .isInstanceOfSatisfying(
            CommandRejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo(code));
  }

  @Test
  void nothingHasChanged() {
    request(() -> {});
    assertThat(locked).containsExactly(false);
    assertThat(requests(blue)).isEqualTo(1);
  }

  @Test
  void aBlockHasCome() {
    var decided =
        request(
            () ->
                as(bob)
                    .post("/v1/vpcs/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.9.0.0/16"))
                    .expect(200));
    assertThat(locked).hasSize(2);
    assertThat(decided.known().orElseThrow().accepter().cidrBlocks())
        .containsExactly(CidrBlock.parse("10.0.0.0/16"), CidrBlock.parse("10.9.0.0/16"));
  }

  @Test
  void aBlockHasComeThatOverlaps() {
    isRejected(
        () ->
            as(alice)
                .post("/v1/vpcs/" + red + "/cidr-blocks", Map.of("cidrBlock", "10.0.128.0/17"))
                .expect(200),
        "cidr-blocks-overlap");
    assertThat(requests(blue)).isZero();
  }

  @Test
  void anotherPeerHasComeThatOverlaps() {
    var green = vpc(bob, "10.0.0.0/20");
    isRejected(() -> create(red, green), "overlaps-other-peer");
    assertThat(requests(blue)).isZero();
  }

  @Test
  void thePairWasJoined() {
    isRejected(() -> create(red, blue), "peering-already-exists");
    assertThat(requests(blue)).isEqualTo(1);
  }

  @Test
  void theAccepterHasDeniedTheRequester() {
    isRejected(
        () ->
            as(bob)
                .put("/v1/peering-guard/requesters/" + alice, Map.of("listing", "denied"))
                .expect(200),
        "no-such-vpc");
    assertThat(requests(blue)).isZero();
  }

  @Test
  void theVpcIsGone() {
    isRejected(() -> as(bob).delete("/v1/vpcs/" + blue).expect(204), "no-such-vpc");
    assertThat(requests(blue)).isZero();
  }

  @Test
  void theQuotaIsUsedUp() {
    for (int i = 1; i < 10; i++) {
      create(red, vpc(bob, "10." + i + ".0.0/16"));
    }
    var last = vpc(bob, "10.10.0.0/16");
    isRejected(() -> create(red, last), "quota-exceeded");
    assertThat(requests(blue)).isZero();
  }

  private static boolean isAnybodyWaiting() {
    return SERVICE
        .bean(JdbcClient.class)
        .sql(
            """
            select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where l.locktype = 'advisory' and not l.granted
                and a.application_name = 'peering-service')
            """)
        .query(Boolean.class)
        .single();
  }

  /** Of one who decides under lock, as an acceptance does: it must find things as they were. */
  @Test
  @Timeout(60)
  void theLockOfAVpcIsWaitedFor() throws Exception {
    CompletableFuture<Void> request;
    try (var other = SERVICE.bean(DataSource.class).getConnection();
        var lock = other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      other.setAutoCommit(false);
      lock.setString(1, red.text());
      lock.execute();
      request = CompletableFuture.runAsync(() -> request(() -> {}));
      while (!isAnybodyWaiting()) {
        Thread.onSpinWait();
      }
      assertThat(requests(blue)).isZero();
      other.rollback();
    }
    request.join();
    assertThat(locked).containsExactly(false);
    assertThat(requests(blue)).isEqualTo(1);
  }

  private static long groups() {
    return SERVICE.bean(MeterRegistry.class).get("landbridge.group.commit.size").summary().count();
  }

  /** Of an aggregate in memory, and without a key that is remembered in the same transaction. */
  @Test
  void requestsAndNamesEndTogetherWithOthersWhereThereAreAny() {
    long before = groups();
    var id = create(red, blue);
    assertThat(groups()).isEqualTo(before + (beside ? 1 : 0));
    as(alice).patch("/v1/vpc-peering-connections/" + id, Map.of("name", "other")).expect(200);
    assertThat(groups()).isEqualTo(before + (beside ? 2 : 0));
  }

  @Test
  void whoIsGuardedIsAskedUnderLock() {
    as(bob).put("/v1/peering-guard/requesters/" + alice, Map.of("listing", "allowed")).expect(200);
    request(() -> {});
    assertThat(locked).containsExactly(true);
  }

  private String create(VpcId requester, VpcId accepter) {
    return as(alice)
        .post(
            "/v1/vpc-peering-connections",
            Map.of(
                "requesterVpcId", requester.text(),
                "accepterVpcId", accepter.text(),
                "accepterAccountId", bob.text()))
        .expect(201)
        .text("id");
  }
}
