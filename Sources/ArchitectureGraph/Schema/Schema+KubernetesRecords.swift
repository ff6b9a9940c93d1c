extension Schema {
  static let kubernetesRecords: [(RecordType, [Field])] = [
    (
      .container,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field(
          "role", .string, "`main`, `init`, `sidecar` (an init container that stays) or `ephemeral`"
        ),
        .field("image", .string, "its image reference; empty where it has none"),
        .field("imageRegistry", .string, "the registry of its image; `docker.io` where unsaid"),
        .field("imageRepository", .string, "the repository within that registry, as written"),
        .field("imageTag", .string, "the tag of its image; empty where it has none"),
        .field("imageDigest", .string, "the digest of its image, if well formed; else empty"),
        .field("imageIsPinned", .bool, "its image has a digest, or a tag that is not `latest`"),
        .optional("readinessProbe", .record(.probe), "says when it can take traffic"),
        .optional("livenessProbe", .record(.probe), "says when it must be restarted"),
        .optional("startupProbe", .record(.probe), "says when it has started"),
        .field("hasPreStop", .bool, "it does something before it is told to end"),
        .optional(
          "preStopSeconds", .int, "how many seconds it sleeps there, where its hook says so"),
        .field(
          "requests", .map(.string),
          "the resources set aside for it; where unsaid its limit, or its namespace's default"),
        .field(
          "limits", .map(.string), "the resources it may take; else its namespace's default"),
        .field("environment", .list(.record(.environmentVariable)), "its environment variables"),
        .field("ports", .list(.record(.containerPort)), "its ports"),
        .field(
          "runsAsNonRoot", .bool,
          "it can't run as root: `runAsNonRoot`, or a user id above 0, its own or its pod's"),
        .field("privileged", .bool, "it has the host's powers"),
        .optional("securityContext", .dynamic, "its security context as declared"),
        .optional("imagePlace", .place, "where its image is declared"),
      ]
    ),
    (
      .probe,
      [
        .field("handler", .string, "`httpGet`, `tcpSocket`, `exec`, `grpc`; empty for none"),
        .optional("port", .string, "the port it asks: a number or a name"),
        .field("declared", .dynamic, "the probe as it is declared"),
      ]
    ),
    (
      .environmentVariable,
      [
        .field("name", .string, "its name"),
        .field("source", .string, "`literal`, `secret`, `config-map`, `field` or `resource`"),
        .optional("value", .dynamic, "its text, for `literal`"),
        .optional("from", .string, "the name of the Secret or config map it comes from"),
        .optional("key", .string, "the key it has there"),
        .optional("literalSecret", .record(.literalSecret), "the secret in its text, if any"),
      ]
    ),
    (
      .containerPort,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field("port", .int, "the port"),
        .field("transport", .string, "`TCP`, `UDP` or `SCTP`"),
      ]
    ),
    (
      .servicePort,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field("port", .int, "the port of the Service"),
        .field("targetPort", .string, "the port of the pods: a number or a name"),
        .field("transport", .string, "`TCP`, `UDP` or `SCTP`"),
      ]
    ),
    (
      .metric,
      [
        .field("metricType", .string, "`Resource`, `Pods`, `Object`, `External` …"),
        .field("resource", .string, "the resource, for `Resource`: `cpu`, `memory`"),
        .optional("averageUtilization", .int, "the target, in percent of the request"),
      ]
    ),
    (
      .backend,
      [
        .field("host", .string, "the host name; empty for all"),
        .field("path", .string, "the path"),
        .field("service", .string, "the Service's name"),
        .field("port", .string, "the Service's port: a number or a name"),
      ]
    ),
  ]
}
