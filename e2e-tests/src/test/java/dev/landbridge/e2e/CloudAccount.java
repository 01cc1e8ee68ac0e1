package dev.landbridge.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.vpc.v20170312.VpcClient;
import java.util.Map;

/**
 * An account whose holder has the vendor's SDK, with only the endpoint set.
 *
 * @param rest for what the cloud has no action, such as asking whether packets get there
 */
record CloudAccount(String id, VpcClient guangzhou, VpcClient beijing, Client rest) {

  static CloudAccount open(Installation installation, String name) {
    var operator = installation.operator();
    var account = operator.post("/v1/accounts", Map.of("name", name)).expect(201).text("id");
    var key =
        operator
            .post("/v1/accounts/" + account + "/api-keys", Map.of("name", "sdk", "role", "owner"))
            .expect(201);
    var credential = new Credential(key.text("id"), key.text("secret"));
    return new CloudAccount(
        account,
        client(installation, credential, "ap-guangzhou"),
        client(installation, credential, "ap-beijing"),
        new Client(installation::url, key.text("bearer")));
  }

  static VpcClient client(Installation installation, String secretId, String secretKey) {
    return client(installation, new Credential(secretId, secretKey), "ap-guangzhou");
  }

  private static VpcClient client(Installation installation, Credential credential, String region) {
    var http = new HttpProfile();
    http.setProtocol(HttpProfile.REQ_HTTP);
    http.setEndpoint(installation.url().getAuthority());
    var profile = new ClientProfile();
    profile.setHttpProfile(http);
    return new VpcClient(credential, region, profile);
  }

  /** For what the SDK has no classes: gives the {@code Response}. */
  static JsonObject call(VpcClient client, String action, String json)
      throws TencentCloudSDKException {
    var answer = JsonParser.parseString(client.call(action, json)).getAsJsonObject();
    return answer.has("Response") ? answer.getAsJsonObject("Response") : answer;
  }
}
