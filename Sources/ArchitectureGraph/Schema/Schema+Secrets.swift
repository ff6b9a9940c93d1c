extension Schema {
  static let secretKinds: [(Kind, [Field])] = [
    (
      .externalSecret,
      [
        .target("store", .reads, .secretStore, "the store it reads from"),
        .optional("secretName", .string, "the Secret that it makes"),
        .targets("secrets", .targets, .secret, "the Secret that it makes"),
        .targets("sources", .reads, .secret, "the secrets that it copies, where they are known"),
        .field("remoteKeys", .list(.string), "what they are called where they come from"),
        .field(
          "remoteSecrets", .list(.record(.remoteSecret)),
          "the secrets of AWS that it copies, each key once; where its store is not among the inputs, "
            + "only those that a plan declares"),
        .optional(
          "hasStore", .bool,
          "the store is declared; not known of a cluster's store where none is here"),
        .optional(
          "storeAdmits", .bool, "the store's conditions let its namespace in"),
        .optional("creationPolicy", .string, "`Owner`, `Orphan`, `Merge` or `None`"),
        .optional("deletionPolicy", .string, "`Retain`, `Delete` or `Merge`"),
        .optional("rivals", .list(.string), "what else makes the same Secret"),
        .optional("refreshPlace", .place, "where it says how often it looks, or should"),
        .optional(
          "refreshSeconds", .int,
          "how often it looks for a change, in seconds; 0 for never; absent where a lease decides"),
      ]
    ),
    (
      .secretStore,
      [
        .field("provider", .string, "where the secrets live: `aws`, `vault`, `gcpsm` …"),
        .target("role", .assumes, .role, "the role that it reads as"),
        .target("serviceAccount", .uses, .serviceAccount, "the account that it reads as"),
      ]
    ),
    (
      .secret,
      [
        .sources(
          "makers", .targets, .externalSecret, "what makes it from a secret kept elsewhere"),
        .optional(
          "storeName", .string,
          "what Secrets Manager or the parameter store calls it: `shop/database`"
        ),
        .optional(
          "rotationSeconds", .int,
          "how often its content changes by itself, in seconds; absent where nothing rotates it"),
        .optional("rotationPlace", .place, "where that is declared"),
        .optional(
          "isDatabaseLogin", .bool,
          "true of what its name or its rotation shows to be a login of a database"),
        .source(
          "masterOf", .uses, .database, "the database whose master password it is, kept by AWS"),
        .optional(
          "copies", .list(.node(.externalSecret)),
          "the ExternalSecrets that copy it into a cluster; open where keys are found by a search, or "
            + "secrets of several plans have its name"),
        .optional(
          "loginsElsewhere", .list(.node(.workload)),
          "of a rotated login of a database: the workloads whose login comes from nothing that is "
            + "rotated with it; open where nothing here says where a login comes from"),
      ]
    ),
    (
      .workload,
      [
        .field(
          "secretUses", .list(.record(.secretUse)),
          "the secrets that it reads: how, where they come from, whether a change reaches its pods")
      ]
    ),
  ]

  static let secretRecords: [(RecordType, [Field])] = [
    (
      .remoteSecret,
      [
        .field("key", .string, "the key, as written: a name or an ARN"),
        .field("name", .string, "what its store calls it"),
        .optional("secret", .node(.secret), "that secret"),
        .optional(
          "isDeclared", .bool,
          "a plan declares it; not known where none declares a secret of the same folder; absent "
            + "where none declares any"),
        .field(
          "neighbors", .list(.string), "the secrets of the same folder that plans declare"),
      ]
    ),
    (
      .secretUse,
      [
        .field(
          "name", .string, "the Secret's name, or that of what Vault's agent or the driver brings"),
        .field(
          "manner", .string,
          "how it comes into the container: `env`, `volume`, `sub-path` (a file that stays as it is), "
            + "`csi`, `vault-agent`"),
        .field(
          "origin", .string,
          "where it comes from: `external-secret`, `vault`, `vault-agent`, `csi`, `sealed-secret`, "
            + "`certificate`; `sops`, `committed` or `manifest` (without data) for a Secret among the "
            + "inputs; `undeclared`"),
        .field(
          "reachesPods", .bool,
          "a change reaches the pods: they read files that are renewed, or something restarts them"),
      ]
    ),
  ]
}
