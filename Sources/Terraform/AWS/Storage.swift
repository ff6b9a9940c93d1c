internal import ArchitectureGraph
internal import Documents

/// Buckets, volumes, file systems and image registries.
enum Storage {
  static let families: [String: Family] = [
    "aws_s3_bucket": Family(.bucket, readBucket),
    "aws_s3_bucket_public_access_block": Family(.resource, readAccessBlock),
    "aws_s3_bucket_server_side_encryption_configuration": Family(.resource, readBucketEncryption),
    "aws_s3_bucket_versioning": Family(.resource, readVersioning),
    "aws_s3_bucket_policy": Family(.resource, readBucketPart),
    "aws_s3_bucket_acl": Family(.resource, readBucketPart),
    "aws_s3_bucket_logging": Family(.resource, readBucketPart),
    "aws_s3_bucket_lifecycle_configuration": Family(.resource, readBucketPart),
    "aws_s3_bucket_ownership_controls": Family(.resource, readBucketPart),
    "aws_ebs_volume": Family(.volume, readVolume),
    "aws_efs_file_system": Family(.fileSystem, readVolume),
    "aws_efs_mount_target": Family(.resource, readMountTarget),
    "aws_ecr_repository": Family(.registry, readRepository),
    "aws_dynamodb_table": Family(.resource, readTable),
  ]

  private static func readBucket(_ part: Part, _ graph: inout Contribution) {
    // Since 2023 every bucket is encrypted; which key it is, others may say.
    setDefault(part, "encrypted", .bool(true), &graph)
    setDefault(part, "blocksPublicAccess", .bool(false), &graph)
    let versioning = part.part("versioning").map { $0["enabled"].bool }
    setDefault(part, "versioned", versioning ?? .bool(false), &graph)
  }

  private static func setDefault(
    _ part: Part, _ field: String, _ fact: Fact, _ graph: inout Contribution
  ) {
    if graph.builder.fact(part.node, field) == nil { graph.set(part, field, fact) }
  }

  private static func buckets(_ part: Part, _ graph: inout Contribution) -> [(
    part: Part, way: Provenance
  )] {
    let ties = graph.ties(part["bucket"], .bucket)
    for tie in ties {
      graph.builder.connect(
        part.node, .targets, tie.end, provenance: tie.provenance, place: tie.place)
    }
    return ties.compactMap { tie in graph.part(at: tie.end).map { ($0, tie.provenance) } }
  }

  private static func readBucketPart(_ part: Part, _ graph: inout Contribution) {
    _ = buckets(part, &graph)
  }

  private static func readAccessBlock(_ part: Part, _ graph: inout Contribution) {
    let names = [
      "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets",
    ]
    let all = names.reduce(Known<Bool>.known(true)) { .both($0, part[$1].knownBool) }
    for (bucket, _) in buckets(part, &graph) {
      graph.builder.set(bucket.node, "blocksPublicAccess", all.fact)
    }
  }

  private static func readBucketEncryption(_ part: Part, _ graph: inout Contribution) {
    for (bucket, way) in buckets(part, &graph) {
      for rule in part.parts("rule") {
        for method in rule.parts("apply_server_side_encryption_by_default") {
          graph.connect(
            bucket.node, .encryptsWith, method["kms_master_key_id"], .key, through: way)
          graph.builder.set(
            bucket.node, "encryptionPlace", .place(method["kms_master_key_id"].place))
        }
      }
    }
  }

  private static func readVersioning(_ part: Part, _ graph: inout Contribution) {
    let isOn = part.part("versioning_configuration").map { configuration in
      configuration["status"].knownText.map { $0 == "Enabled" }.fact
    }
    for (bucket, _) in buckets(part, &graph) {
      graph.builder.set(
        bucket.node, "versioned",
        isOn ?? .unknown([part["versioning_configuration"].unknown()]))
    }
  }

  private static func readVolume(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "encrypted", part["encrypted"].bool)
    graph.set(part, "encryptionPlace", .place(part["encrypted"].place))
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
  }

  private static func readMountTarget(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["file_system_id"], .fileSystem)
    graph.connect(part.node, .placedIn, part["subnet_id"], .subnet)
    graph.connect(part.node, .attachedTo, part["security_groups"], .securityGroup, .many)
  }

  private static func readRepository(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "encrypted", .bool(true))
    graph.set(part, "repositoryName", part["name"].text)
    let mutability = part["image_tag_mutability"].knownText
    graph.set(part, "immutableTags", mutability.map { $0.hasPrefix("IMMUTABLE") }.fact)
    for encryption in part.parts("encryption_configuration") {
      graph.connect(part.node, .encryptsWith, encryption["kms_key"], .key)
    }
  }

  private static func readTable(_ part: Part, _ graph: inout Contribution) {
    for encryption in part.parts("server_side_encryption") {
      graph.connect(part.node, .encryptsWith, encryption["kms_key_arn"], .key)
    }
  }
}
