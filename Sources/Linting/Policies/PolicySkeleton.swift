package import ArchitectureGraph
package import Diagnostics
internal import Kubernetes
internal import Policies
internal import Terraform

/// A policy to start from: small, complete, and right at once.
///
/// It asks for an owner, as a label or tag, of what it is for; the author replaces the condition and
/// what the examples show.
package struct PolicySkeleton: Sendable {
  /// What the policy is to be for.
  package enum Subject: Sendable, Hashable {
    /// Things of a kind, whatever declares them.
    case kind(Kind)
    /// What is declared as this type: `aws_db_instance`, `apps/v1/Deployment`.
    case type(String)
  }

  /// Why there is no skeleton.
  package enum Failure: Error, Sendable, Hashable {
    /// The id is not `pack/name`.
    case malformedID(String)
    /// No such kind is declared by anything that archlint reads.
    case undeclaredKind(Kind)
    /// It is neither a Terraform type nor a Kubernetes one.
    case malformedType(String)
    /// It is written like a type of a provider or an API group that is known, which has none such.
    case unknownType(Diagnostic)
  }

  private let id: String
  private let match: String
  private let type: String

  /// A policy called `id`, for `subject`.
  ///
  /// - Throws: where the id or the subject can't be.
  package init(id: String, for subject: Subject) throws(Failure) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(Self.isWord) else { throw .malformedID(id) }
    self.id = id
    switch subject {
    case .kind(let kind):
      guard let type = Self.types(of: kind).first else { throw .undeclaredKind(kind) }
      self.type = type
      match = "kinds: [\(kind.rawValue)]"
    case .type(let type):
      guard Self.isTerraform(type) || type.split(separator: "/").count >= 2 else {
        throw .malformedType(type)
      }
      if let mistake = ResourceTypes().mistake(inType: type) { throw .unknownType(mistake) }
      self.type = type
      match = "types: [\(type)]"
    }
  }

  /// The types that things of `kind` are declared as, the best known first.
  package static func types(of kind: Kind) -> [String] {
    TerraformInput.types(of: kind) + KubernetesInput.types(of: kind)
  }

  private static func isWord(_ part: Substring) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  private static func isTerraform(_ type: String) -> Bool {
    !type.contains("/") && type.contains("_")
  }

  /// The policy file.
  package var text: String {
    let isTerraform = Self.isTerraform(type)
    let word = isTerraform ? "tag" : "label"
    return """
      apiVersion: archlint/v1
      kind: Policy
      metadata:
        id: \(id) # pack/name; the file is called the same
        title: It says who owns it # what must hold, in one line
      spec:
        severity: medium # critical, high, medium or low
        why: >-
          Nobody is called when it breaks. (The harm, in a sentence or two, for a person.)
        match: {\(match)} # what is judged
        # matchConditions: [{expression: "..."}]    when not to judge at all
        # forEach: {as: part, in: "..."}            to judge the parts of a thing one by one
        # params: {name: value}                     settings that .archlint.yaml can change
        validations:
          # 'node' is the normalized thing, 'object' what was declared. Try expressions with
          # archlint eval --input FILE "..."
          - expression: has(node.labels) && 'owner' in node.labels
            # A clause whose subject is the resource.
            message: has no \(word) 'owner'
            at: object.\(isTerraform ? "tags" : "metadata.labels") # the place to point at
        remediation: Add the \(word) 'owner', with the name of the team.
        examples: # run by archlint test; '# <- finding' marks the line to point at
          - name: nobody owns it
            expect: fail
      \(isTerraform ? terraform(tags: nil) : manifest(labels: nil))
          - name: a team owns it
            expect: pass
      \(isTerraform ? terraform(tags: "owner") : manifest(labels: "owner"))
          - name: a \(word) of another name does not say who owns it
            expect: fail
      \(isTerraform ? terraform(tags: "colour") : manifest(labels: "colour"))

      """
  }

  private func terraform(tags: String?) -> String {
    let lines = tags.map { "tags: {\($0): shop}\($0 == "owner" ? "" : " # <- finding")" }
    return """
            terraform: # Terraform's own JSON syntax
              resource:
                \(type):
                  example:\(lines.map { "\n              \($0)" } ?? " {} # <- finding")
      """
  }

  private func manifest(labels: String?) -> String {
    let parts = type.split(separator: "/")
    let version = parts.dropLast().map { $0 == "*" ? "v1" : $0 }.joined(separator: "/")
    let mark = { (isMarked: Bool) in isMarked ? " # <- finding" : "" }
    let metadata =
      labels.map { "{name: example, labels: {\($0): shop}}" } ?? "{name: example}"
    return """
            kubernetes: |
              apiVersion: \(version)
              kind: \(parts.last ?? "")
              metadata: \(metadata)\(mark(labels != "owner"))
              spec: {}
      """
  }
}
