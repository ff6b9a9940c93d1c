/// What the graph can say: kinds with their fields, records with theirs.
///
/// Declared once, here and in the `Schema+…` files; the CEL checker, `docs/graph.md` and
/// `archlint eval --schema` all read it.
package struct Schema: Sendable {
  private let kinds: [Kind: [Field]]
  private let slots: [Kind: [String: Int]]
  private let records: [RecordType: [Field]]
  private let recordSlots: [RecordType: [String: Int]]

  /// The schema of this version of archlint.
  ///
  /// - Complexity: O(fields) to make; make it once a run.
  package init() {
    var kinds: [Kind: [Field]] = [:]
    for kind in Kind.allCases { kinds[kind] = Schema.commonFields }
    for (kind, fields) in Schema.networkKinds + Schema.entranceKinds { kinds[kind]? += fields }
    for (kind, fields) in Schema.computeKinds + Schema.dataKinds { kinds[kind]? += fields }
    for (kind, fields) in Schema.kubernetesKinds + Schema.monitoringKinds + Schema.meshKinds
      + Schema.secretKinds + Schema.deliveryKinds + Schema.demandKinds + Schema.accessKinds
      + Schema.sourceKinds
    {
      kinds[kind]? += fields
    }
    self.kinds = kinds
    slots = kinds.mapValues { Schema.slots($0) }
    records = Dictionary(
      Schema.networkRecords + Schema.entranceRecords + Schema.kubernetesRecords
        + Schema.monitoringRecords + Schema.meshRecords + Schema.secretRecords
        + Schema.deliveryRecords + Schema.demandRecords + Schema.accessRecords
        + Schema.sourceRecords,
      uniquingKeysWith: { first, _ in first })
    recordSlots = records.mapValues { Schema.slots($0) }
  }

  private static func slots(_ fields: [Field]) -> [String: Int] {
    Dictionary(
      fields.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { _, _ in preconditionFailure("fields differ in name") })
  }

  /// The fields of nodes of `kind`, the common ones first; a field's offset is its slot.
  package func fields(of kind: Kind) -> [Field] { kinds[kind] ?? [] }

  /// The fields of records of `type`.
  package func fields(of type: RecordType) -> [Field] { records[type] ?? [] }

  /// The slot of the field `name` of nodes of `kind`.
  package func slot(of name: String, in kind: Kind) -> Int? { slots[kind]?[name] }

  /// The field `name` of nodes of `kind`.
  package func field(_ name: String, of kind: Kind) -> Field? {
    slot(of: name, in: kind).map { fields(of: kind)[$0] }
  }

  /// The slots of the fields of records of `type`.
  func slots(of type: RecordType) -> [String: Int] { recordSlots[type] ?? [:] }

  /// The field `name` of records of `type`.
  package func field(_ name: String, of type: RecordType) -> Field? {
    slots(of: type)[name].map { fields(of: type)[$0] }
  }

  /// The fields that every node has.
  ///
  /// The first are properties of ``Node``, not facts: those of ``Property``, in its order.
  static let commonFields: [Field] = [
    .field("kind", .string, "what it is: one of the kinds of this page"),
    .field("type", .string, "the declared type: `aws_db_instance`, `apps/v1/Deployment`"),
    .field("address", .string, "Terraform's own address, or `Deployment/shop/cart`"),
    .field("name", .string, "the declared name"),
    .field("namespace", .string, "the Kubernetes namespace; empty where there is none"),
    .field("scope", .string, "the plan or overlay it belongs to"),
    .field("isExternal", .bool, "known by its id only, and outside of the inputs"),
    .optional(
      "labels", .map(.string), "Kubernetes labels, or the provider's tags (defaults included)"),
    .optional(
      "literalSecrets", .list(.record(.literalSecret)),
      "secrets that stand in its text: where, and which detector says so; never the text"),
  ]

  /// The fields that can be read of a node whose kind is not known.
  package static var fieldsOfAnyNode: [Field] { commonFields }

  /// A property of ``Node`` that can be read as a field.
  package enum Property: Int, CaseIterable, Sendable {
    case kind, type, address, name, namespace, scope, isExternal
  }

  /// How many of ``commonFields`` are properties of the node itself, in the order of ``Property``.
  package static let propertyCount = Property.allCases.count
}
