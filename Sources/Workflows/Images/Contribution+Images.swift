internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Takes in an image that is pushed.
  mutating func add(_ push: ImagePush, _ place: Place, _ summary: inout StepsSummary) {
    let unknown = unknown(place.node, "tags")
    summary.pushes.append(
      builder.record(
        .imagePush,
        [
          "references": .strings(push.references),
          "hasFixedTag": push.hasFixedTag.map { .bool($0) } ?? .unknown([unknown]),
        ], at: place))
  }

  /// The images of a job's container and services.
  mutating func addImages(
    of job: Value, _ node: NodeID, _ summary: inout StepsSummary
  ) {
    let services = job["services"].members
    for container in [job["container"]].compactMap({ $0 }) + services {
      guard let image = container.isMapping ? container["image"] : container, let text = image.text
      else { continue }
      addImage(text, image, node, &summary)
      guard let password = container["credentials"]?["password"],
        let written = password.text, !written.contains("${{")
      else { continue }
      builder.markSensitive(password)
      summary.literals.append(
        builder.record(
          .literalSecret,
          [
            "attribute": .string("credentials.password"), "detector": .string("named-secret"),
            "source": .string("attribute"),
          ], at: Place(node, password)))
    }
  }

  /// Takes in an image that runs.
  mutating func addImage(
    _ image: String, _ value: Value, _ node: NodeID, _ summary: inout StepsSummary
  ) {
    let isKnown = !image.contains("${{")
    summary.images.append(
      builder.record(
        .jobImage,
        [
          "image": .string(image),
          "isPinned": isKnown
            ? .bool(ContainerImage(image).isPinned) : .unknown([unknown(node, "image")]),
        ], at: Place(node, value)))
  }
}
