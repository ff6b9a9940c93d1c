import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Kubernetes

@Suite("Secrets")
struct SecretTests {
  @Test(
    "are committed unless every value stands for something else",
    arguments: [
      ("", false), ("data: {}", false), ("data: {a: ''}", false), ("stringData: {a: null}", false),
      ("data: {a: aHVudGVyMg==}", true), ("stringData: {a: hunter2}", true),
      ("data: {a: Y2hhbmdlbWU=}", false), ("stringData: {a: CHANGE_ME}", false),
      ("stringData: {a: '${PASSWORD}'}", false), ("stringData: {a: '<password>'}", false),
      ("stringData: {a: '{{ password }}'}", false), ("stringData: {a: your-password-here}", false),
      ("stringData: {a: 'ref+vault://secret/a'}", false), ("stringData: {a: '****'}", false),
      ("stringData: {a: 'ENC[AES256_GCM,data:x]'}", false),
      ("stringData: {a: '${PASSWORD}', b: hunter2}", true), ("data: hunter2", true),
      ("type: kubernetes.io/dockerconfigjson, data: {.dockerconfigjson: e30=}", true),
    ])
  func committed(members: String, isLiteral: Bool) {
    let cluster = Cluster("{apiVersion: v1, kind: Secret, metadata: {name: a}, \(members)}")
    #expect(cluster.fact("Secret/a", "hasLiteralData") == .bool(isLiteral))
  }

  @Test("are marked wherever their text stands, and appear in no graph text")
  func marks() {
    let secret = "correct-horse-battery-staple"
    let cluster = Cluster(
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: a
        annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"a":"\(secret)"}'}
      stringData: {a: \(secret)}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {password: \(secret)}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            image: a
            args: [--password=\(secret), --token, x9f8e7d6c5b4a3928, --verbose, plain]
            env: [{name: DATABASE_PASSWORD, value: \(secret)}]
      """)
    let marked = cluster.graph.sensitive.compactMap(\.string)
    #expect(marked.count == 6)
    #expect(marked.allSatisfy { $0.contains(secret) || $0.hasPrefix("x9f8") })
    #expect(!cluster.graph.text.contains(secret))
    let sources = ["ConfigMap/a", "Pod/a"].flatMap { cluster.records($0, "literalSecrets") }.map {
      $0["source"]
    }
    #expect(sources == ["config-map", "env", "attribute", "attribute"].map { .string($0) })
  }

  @Test("are found by their shape wherever they stand, each once")
  func shapes() {
    let token = "ghp_" + "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R"
    let cluster = Cluster(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: a, annotations: {note: "use \(token)"}}
      spec: {source: {repoURL: "https://user:hunter2hunter2@example.org/a.git"}}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: "token: \(token)"}}
      """)
    let found = ["Application.argoproj.io/a", "ConfigMap/a"].flatMap {
      cluster.records($0, "literalSecrets")
    }
    #expect(
      found.map { $0["attribute"] }
        == ["metadata.annotations.note", "spec.source.repoURL", "data.a"].map { .string($0) })
    #expect(
      found.map { $0["detector"] }
        == ["github-token", "url-credentials", "github-token"].map { .string($0) })
  }

  @Test("are listed up to a limit, and beyond it are marked still")
  func limit() {
    let members = (0..<150).map { "k\($0): c29tZXRoaW5n" }.joined(separator: ", ")
    let cluster = Cluster("{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {\(members)}}")
    #expect(cluster.records("Secret/a", "literalSecrets").count == 100)
    guard case .list(_, let rest) = cluster.fact("Secret/a", "literalSecrets") else {
      Issue.record("a list")
      return
    }
    #expect(rest.map(\.reason) == [.error])
    #expect(cluster.graph.sensitive.count(where: { $0.string != nil }) == 150)
  }

  @Test(
    "are looked for again after a time that Go would write",
    arguments: [
      ("1h", 3600), ("1h30m", 5400), ("90s", 90), ("0", 0), ("0s", 0), ("1.5h", 5400),
      ("500ms", 0), ("soon", nil), ("", nil), ("10", nil), ("1d", nil), ("-1h", nil),
    ] as [(String, Int64?)])
  func durations(text: String, seconds: Int64?) {
    #expect(GoDuration.seconds(text) == seconds)
  }

  @Test(
    "of AWS are called by their name, from an ARN too",
    arguments: [
      ("shop/database", "aws_secretsmanager_secret.name", "shop/database"),
      (
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1B2c3",
        "aws_secretsmanager_secret.name", "shop/database"
      ),
      (
        "arn:aws:ssm:eu-west-1:111122223333:parameter/a", "arn",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/a"
      ),
    ])
  func names(text: String, namespace: String, value: String) {
    #expect(AWSName.secret(text) == Name(namespace, value))
    #expect(
      AWSName.role("arn:aws:iam::111122223333:role/path/reader")
        == Name("aws_iam_role.name", "reader"))
  }

  @Test("read from a store in AWS lead to its secrets, and from another to none")
  func stores() {
    let secret = """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: a}
      spec:
        secretStoreRef: {name: store}
        data: [{secretKey: a, remoteRef: {key: shop/a}}]
      """
    let store =
      "\n---\n{apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: store}, "
    let address = "ExternalSecret.external-secrets.io/a"
    let storeAddress = "SecretStore.external-secrets.io/store"
    #expect(
      Cluster(secret + store + "spec: {provider: {aws: {region: eu-west-1}}}}")
        .targets(address, .reads) == [storeAddress, "shop/a"])
    #expect(
      Cluster(secret + store + "spec: {provider: {aws: {service: ParameterStore}}}}")
        .targets(address, .reads) == [storeAddress, "shop/a"])
    #expect(
      Cluster(secret + store + "spec: {provider: {vault: {}}}}").targets(address, .reads)
        == [storeAddress])
    #expect(Cluster(secret).targets(address, .reads) == [storeAddress])
  }

  @Test("of AWS are read by the Secrets Store CSI driver, which lists them in a text")
  func driver() {
    let cluster = Cluster(
      """
      apiVersion: secrets-store.csi.x-k8s.io/v1
      kind: SecretProviderClass
      metadata: {name: a}
      spec:
        provider: aws
        parameters:
          objects: |
            - objectName: shop/a
              objectType: secretsmanager
            - objectName: arn:aws:ssm:ap-northeast-2:111122223333:parameter/shop/b
            - {objectName: c, objectType: ssmparameter}
      """)
    #expect(
      cluster.targets("SecretProviderClass.secrets-store.csi.x-k8s.io/a", .reads)
        == ["shop/a", "/shop/b", "c"])
  }

  @Test(
    "that are parameters are called by their path",
    arguments: [
      ("/shop/a", "/shop/a"), ("a", "a"),
      ("arn:aws:ssm:ap-northeast-2:111122223333:parameter/shop/a", "/shop/a"),
      ("arn:aws:ssm:ap-northeast-2:111122223333:parameter/a", "a"),
    ])
  func parameters(text: String, name: String) {
    #expect(AWSName.parameter(text) == Name("aws_ssm_parameter.name", name))
  }

  @Test("that may be missing and are not here make no edge")
  func optional() {
    func reads(_ isOptional: Bool) -> [String] {
      Cluster(
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, envFrom: "
          + "[{secretRef: {name: b, optional: \(isOptional)}}]}]}}"
      ).targets("Pod/a", .reads)
    }
    #expect(reads(true) == [])
    #expect(reads(false) == ["Secret/b"])
  }
}
