import ArchitectureGraph
import Testing

@Suite("LiteralSecretDetector")
struct LiteralSecretDetectorTests {
  private static let body36 = "Zx81mQp0Lr7TvKc2Yw9NdHs4BgJf6XeAuI3o"

  /// Tokens are put together here, so that no scanner takes the test itself for a leak.
  private static let found: [(String, String?, String)] = [
    ("AKIA" + "Q3EGZ7T2KLM4WXYP", nil, "aws-access-key"),
    ("key: ASIA" + "Q3EGZ7T2KLM4WXYP.", nil, "aws-access-key"),
    ("ghp_" + body36, nil, "github-token"),
    ("token gho_" + body36, nil, "github-token"),
    ("ghs_" + body36, nil, "github-token"),
    ("github_pat_" + "11ABCDEFG0" + body36 + "a9B8c7", nil, "github-token"),
    ("glpat-" + "x7Kq2mZp9Lw4Rt8Yv1Nc", nil, "gitlab-token"),
    ("xoxb-" + "2837465019-8374650192-kQzWvXyTrPmN", nil, "slack-token"),
    (
      "https://hooks.slack.com/services/T" + "01AB2CD3E/B04FG5HI6/k7JqLmN8oPqRsT9uVwXyZ0aB", nil,
      "slack-webhook"
    ),
    ("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", nil, "stripe-key"),
    ("AIza" + "SyD3k9Lm2Np7Qr5St8Uv1Wx4Yz6Ab0Cd3Ef", nil, "google-api-key"),
    ("npm_" + body36, nil, "npm-token"),
    ("hvs." + "CAESIJ2k9Lm4Np7Qr1St8Uv3Wx6Yz", nil, "vault-token"),
    (
      "dop_v1_" + "3f9a7c1e5b2d8f4a6c0e9b7d5f3a1c8e2b6d4f0a9c7e5b3d1f8a6c4e2b0d9f7a", nil,
      "digitalocean-token"
    ),
    (
      "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N", nil,
      "json-web-token"
    ),
    (
      "-----BEGIN RSA "
        + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA3Tz2mr7SZiAMfQyuvBjM9OiJjRazXBZ1BjP5\n",
      nil, "private-key"
    ),
    (
      "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n",
      nil, "private-key"
    ),
    ("postgres://shop:s3cr3tPw@db.internal:5432/shop", nil, "url-credentials"),
    ("redis://:Qm7pLx2z@cache:6379/0", nil, "url-credentials"),
    ("https://bot:Gx81mQp0Lr7T@git.internal/x.git", "repository", "url-credentials"),
    ("hunter2", "password", "named-secret"),
    ("postgres", "POSTGRES_PASSWORD", "named-secret"),
    ("correct-horse-battery", "masterPassword", "named-secret"),
    ("S3cure!Pass", "db_passwd", "named-secret"),
    ("winter2024", "PGPASSWORD", "named-secret"),
    ("tr0ub4dor", "admin-pwd", "named-secret"),
    ("Zx81mQp0Lr7TvKc2", "api_key", "named-secret"),
    ("wJalrXUtnFEMIK7MDENGbPxRfiCYzzKEYabcd", "AWS_SECRET_ACCESS_KEY", "named-secret"),
    ("9f8e7d6c5b4a39281706f5e4d3c2b1a0", "clientSecret", "named-secret"),
    ("Zx81mQp0Lr7TvKc2Yw9N", "auth_token", "named-secret"),
    ("a1B2c3D4e5F6g7H8", "encryption_key_value", "named-secret"),
    ("#!/bin/sh\nexport DB_PASSWORD=hunter2secretZ\n./run\n", nil, "named-secret"),
    ("DB_HOST=db\nDB_PASSWORD='p4ss w0rd'x\nSESSION_SECRET=Zx81mQp0Lr7TvKc2", nil, "named-secret"),
    ("spring:\n  datasource:\n    password: s3cr3tPw\n", nil, "named-secret"),
    (#"{"user": "shop", "password": "s3cr3tPw"}"#, nil, "named-secret"),
    (#"{\"user\": \"shop\", \"password\": \"s3cr3tPw\"}"#, nil, "named-secret"),
    ("Server=db;User Id=sa;Password=Str0ngOne;", nil, "named-secret"),
    ("mysqladmin --password hunter22 status", nil, "named-secret"),
    ("vault login --token=Zx81mQp0Lr7TvKc2Yw9N", nil, "named-secret"),
    ("requirepass: no\nmasterauth_token: \"Zx81mQp0Lr7TvKc2Yw9N\"\n", nil, "named-secret"),
    ("smtp.password = Gx81mQp0Lr7T", nil, "named-secret"),
    ("curl -d 'client_secret=Zx81mQp0Lr7TvKc2&grant_type=x' https://idp", nil, "named-secret"),
  ]

  private static let silent: [(String, String?)] = [
    ("AKIA" + "IOSFODNN7EXAMPLE", nil), ("AKIASHORT", nil), ("XAKIA" + "Q3EGZ7T2KLM4WXYP", nil),
    ("ghp_short", nil), ("ghp_" + String(repeating: "x", count: 36), nil),
    ("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", nil),
    ("-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA3Tz2mr7SZiAMfQyuvBjM9OiJjRazXBZ1BjP5\n", nil),
    ("eyJhbGciOiJIUzI1NiJ9", nil), ("sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc", nil),
    ("postgres://shop@db:5432/shop", nil), ("postgres://user:password@localhost/db", nil),
    ("postgres://shop:${DB_PASSWORD}@db/shop", nil), ("https://user:<password>@host", nil),
    ("http://host:8080/a@b", nil), ("https://github.com/org/repo", "source"),
    ("changeme", "password"), ("CHANGE_ME_NOW", "password"), ("example-password", "password"),
    ("xxxxxxxx", "password"), ("********", "password"), ("<your password>", "password"),
    ("${var.password}", "password"), ("$(DB_PASSWORD)", "password"), ("$DB_PASSWORD", "password"),
    ("{{ .Values.password }}", "password"), ("password", "password"), ("true", "password"),
    ("false", "token"), ("12345", "token"), ("", "password"), ("null", "password"),
    ("/run/secrets/db", "password"), ("arn:aws:secretsmanager:eu-west-1:1:secret:x", "secret"),
    ("https://idp.internal/token", "token"), ("vault:secret/data/db#password", "password"),
    ("hunter2", "password_file"), ("db-credentials", "secretName"), ("hunter2", "secret_name"),
    ("arn:aws:iam::1:role/x", "token_arn"), ("Zx81mQp0Lr7TvKc2", "access_key_id"),
    ("Zx81mQp0Lr7TvKc2", "public_key"), ("/var/run/token", "token_path"),
    ("https://x/y", "token_url"), ("Zx81mQp0Lr7TvKc2", "sort_key"), ("id", "hash_key"),
    ("shop-db-credentials", "secret"), ("my-registry-secret-2", "secret"),
    ("Zx81mQp0Lr7TvKc2", "password_policy"), ("30", "password_reuse_prevention"),
    ("required", "http_tokens"), ("optional", "token"), ("AWSCURRENT", "secret_version"),
    ("The password must be changed every 90 days", "description"),
    ("# password: ask the platform team for it\nset -e\n", nil),
    ("export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id x)\n", nil),
    ("export DB_PASSWORD=\"${DB_PASSWORD:-}\"\n", nil),
    ("DB_PASSWORD_FILE=/run/secrets/db\n", nil), ("password = get_password()\n", nil),
    ("if [ -z \"$TOKEN\" ]; then exit 1; fi\n", nil), ("token: \"{{ vault_token }}\"\n", nil),
    (#"{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue"}"#, nil),
    ("apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n", nil),
    ("aws ssm get-parameter --name /shop/password --with-decryption\n", nil),
    ("key: secret\nvalue: token\n", nil), ("arn:aws:kms:eu-west-1:1:key/1234abcd-12ab-34cd", "key"),
  ]

  @Test("finds", arguments: found)
  func finds(_ text: String, _ key: String?, _ name: String) {
    #expect(LiteralSecretDetector().scan(text: text, key: key) == name)
  }

  @Test("stays silent", arguments: silent)
  func staysSilent(_ text: String, _ key: String?) {
    #expect(LiteralSecretDetector().scan(text: text, key: key) == nil)
  }

  @Test("takes a text that names without end in its stride")
  func linear() {
    let text =
      String(repeating: "password=", count: 5_000) + "-eyJ"
      + String(repeating: "-eyJ", count: 5_000)
    #expect(LiteralSecretDetector().scan(text: text) != "private-key")
  }
}
