package dev.landbridge.gateway.account;

import static dev.landbridge.platform.access.Verb.ADMINISTER;
import static dev.landbridge.platform.access.Verb.OPERATE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.account.AccountCommand.CreateApiKey;
import dev.landbridge.gateway.account.AccountCommand.DeleteApiKey;
import dev.landbridge.gateway.account.AccountCommand.DisableApiKey;
import dev.landbridge.gateway.account.AccountCommand.EnableApiKey;
import dev.landbridge.gateway.secret.Secret;
import dev.landbridge.gateway.secret.SecretCipher;
import dev.landbridge.gateway.secret.SecretKind;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of an account; a new secret is shown in one answer and never again. */
@RestController
@RequestMapping(ApiKeyController.PATH)
class ApiKeyController {
  static final String PATH = "/v1/accounts/{id}/api-keys";

  private final Commands commands;
  private final ApiKeyQueries keys;
  private final AccountQueries accounts;
  private final SecretCipher cipher;
  private final SecureRandom random;
  private final IdSource ids;
  private final GatewaySettings settings;

  ApiKeyController(
      Commands commands,
      ApiKeyQueries keys,
      AccountQueries accounts,
      SecretCipher cipher,
      SecureRandom random,
      IdSource ids,
      GatewaySettings settings) {
    this.commands = commands;
    this.keys = keys;
    this.accounts = accounts;
    this.cipher = cipher;
    this.random = random;
    this.ids = ids;
    this.settings = settings;
  }

  record CreateRequest(@NotBlank @Size(max = 60) String name, @NotNull Role role) {}

  record ImportRequest(
      @NotNull ApiKeyId id,
      @NotNull
          @Pattern(
              regexp = "[!-~]{16,128}",
              message = "16 to 128 printable ASCII characters without spaces")
          String secret,
      @NotBlank @Size(max = 60) String name,
      @NotNull Role role) {
    @Override
    public String toString() {
      return "ImportRequest[id=" + id + ", secret=***, name=" + name + ", role=" + role + "]";
    }
  }

  @Needs(ADMINISTER)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<NewApiKey> create(
      Caller caller, @PathVariable AccountId id, @Valid @RequestBody CreateRequest body) {
    manage(caller, id);
    var keyId = ids.next(ApiKeyId::parse, ApiKeyId.PREFIX);
    var secret = Secret.random(random);
    var sealed = cipher.seal(secret, SecretKind.API_KEY, keyId.text());
    commands.send(
        new CreateApiKey(
            id, keyId, body.name(), body.role(), false, sealed, settings.maxKeysPerAccount()));
    var key = get(id, keyId);
    var answer = Answers.created(path(key), NewApiKey.of(key, secret), key.version());
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(answer.getBody());
  }

  @Needs(OPERATE)
  @PostMapping("/import")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ApiKeyResource> bringOver(
      Caller caller, @PathVariable AccountId id, @Valid @RequestBody ImportRequest body) {
    manage(caller, id);
    var sealed = cipher.seal(Secret.parse(body.secret()), SecretKind.API_KEY, body.id().text());
    commands.send(
        new CreateApiKey(
            id, body.id(), body.name(), body.role(), true, sealed, settings.maxKeysPerAccount()));
    var key = get(id, body.id());
    return Answers.created(path(key), key, key.version());
  }

  @Needs(ADMINISTER)
  @GetMapping
  Page<ApiKeyResource> list(Caller caller, @PathVariable AccountId id, PageRequest page) {
    manage(caller, id);
    return keys.page(id, page);
  }

  @Needs(ADMINISTER)
  @GetMapping("/{keyId}")
  ResponseEntity<ApiKeyResource> describe(
      Caller caller, @PathVariable AccountId id, @PathVariable ApiKeyId keyId) {
    manage(caller, id);
    return ok(id, keyId);
  }

  @Needs(ADMINISTER)
  @PostMapping("/{keyId}/enable")
  ResponseEntity<ApiKeyResource> enable(
      Caller caller, @PathVariable AccountId id, @PathVariable ApiKeyId keyId) {
    manage(caller, id);
    commands.send(new EnableApiKey(id, keyId));
    return ok(id, keyId);
  }

  @Needs(ADMINISTER)
  @PostMapping("/{keyId}/disable")
  ResponseEntity<ApiKeyResource> disable(
      Caller caller, @PathVariable AccountId id, @PathVariable ApiKeyId keyId) {
    manage(caller, id);
    commands.send(new DisableApiKey(id, keyId, caller.isOperator()));
    return ok(id, keyId);
  }

  @Needs(ADMINISTER)
  @DeleteMapping("/{keyId}")
  ResponseEntity<Void> delete(
      Caller caller, @PathVariable AccountId id, @PathVariable ApiKeyId keyId) {
    manage(caller, id);
    commands.send(new DeleteApiKey(id, keyId, caller.isOperator()));
    return Answers.noContent();
  }

  private void manage(Caller caller, AccountId id) {
    AccountAccess.see(caller, id);
    if (!accounts.exists(id)) {
      throw AccountAccess.noSuchAccount(id);
    }
  }

  private ResponseEntity<ApiKeyResource> ok(AccountId id, ApiKeyId keyId) {
    var key = get(id, keyId);
    return Answers.ok(key, key.version());
  }

  private ApiKeyResource get(AccountId id, ApiKeyId keyId) {
    return keys.find(id, keyId).orElseThrow(() -> ProblemException.noSuch("api-key", keyId));
  }

  private static String path(ApiKeyResource key) {
    return AccountController.PATH + "/" + key.accountId() + "/api-keys/" + key.id();
  }
}
