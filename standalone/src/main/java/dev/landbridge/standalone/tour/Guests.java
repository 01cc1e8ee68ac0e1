package dev.landbridge.standalone.tour;

import dev.landbridge.standalone.client.ApiClient;
import java.net.URI;

/** Opens fresh accounts for one tour, so that it can be played again and again. */
record Guests(URI gateway, Traveller operator, Narrator narrator) {
  private static final int CREATED = 201;

  Traveller invite(String name) {
    var account =
        operator.checkStatus(
            operator.post("/v1/accounts", Body.of("name", name + " on tour")), CREATED);
    var keys = "/v1/accounts/%s/api-keys".formatted(account.text("id"));
    var key =
        operator.checkStatus(
            operator.post(keys, Body.of("name", "tour").and("role", "owner")), CREATED);
    return new Traveller(name, new ApiClient(gateway, key.text("bearer")), narrator);
  }
}
