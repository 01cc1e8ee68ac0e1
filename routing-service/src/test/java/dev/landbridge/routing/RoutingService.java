package dev.landbridge.routing;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The service on PostgreSQL and Kafka, with a peering log in front; shared by all tests. */
public final class RoutingService {
  private static final RoutingService SHARED = new RoutingService();

  private final ServiceUnderTest service =
      ServiceUnderTest.start(LandbridgeService::start, RoutingServiceConfiguration.class, Map.of());
  private final PeeringLog log = new PeeringLog(service);

  private RoutingService() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  log.close();
                  service.close();
                }));
  }

  public static RoutingService shared() {
    return SHARED;
  }

  public PeeringLog log() {
    return log;
  }

  public ServiceUnderTest service() {
    return service;
  }

  public JdbcClient db() {
    return service.bean(JdbcClient.class);
  }

  /** Sees everything that was published when it asks. */
  public HttpProbe as(AccountId account) {
    return as(account, "owner");
  }

  public HttpProbe as(AccountId account, String role) {
    return service
        .http()
        .withBearer(() -> InternalTokenForTests.of(account, role))
        .with("Landbridge-Position", log.position());
  }

  public HttpProbe operator() {
    return service.http().withBearer(InternalTokenForTests::operator);
  }

  /** A reader that also sees the write that gave this answer. */
  public HttpProbe after(Answer write, AccountId account) {
    var own = Objects.requireNonNull(write.header("Landbridge-Position"));
    return as(account).with("Landbridge-Position", log.position() + "," + own);
  }

  /** The guide up to the accepted connection, without any route. */
  public Cast joined() {
    var cast = requested();
    log.publish(cast.accepted());
    return cast;
  }

  public Cast requested() {
    var cast = Cast.fresh();
    log.publish(
        cast.redCreated(),
        cast.subnetACreated(),
        cast.blueCreated(),
        cast.subnetBCreated(),
        cast.requested());
    return cast;
  }

  public static Map<String, String> route(CidrBlock destination, Object nextHop) {
    return Map.of(
        "destination", destination.text(),
        "nextHopType", "peering-connection",
        "nextHopId", nextHop.toString());
  }

  public static String routes(RouteTableId table) {
    return "/v1/route-tables/" + table + "/routes";
  }

  /** The state of a route as stored, in the register and in the view. */
  public List<String> states(String routeId) {
    return db().sql(
            """
            select status from route_register where route_id = :id
            union all select status from route_view where route_id = :id
            """)
        .param("id", routeId)
        .query(String.class)
        .list();
  }

  public long events() {
    return db().sql("select count(*) from event").query(Long.class).single();
  }

  public static List<JsonNode> items(Answer answer) {
    return answer.expect(200).body().path("items").valueStream().toList();
  }

  public static List<String> texts(Answer answer, String field) {
    return items(answer).stream().map(item -> item.path(field).asString()).toList();
  }

  public void eventually(Eventually.Check check) {
    Eventually.eventually(check);
  }
}
