internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says how Argo CD's Applications are synchronized, and how new versions are tried.
  mutating func contributeDelivery() {
    contributeReleases()
    let folders = objectsByFolder
    for entry in entries {
      switch (entry.manifest.kind, entry.manifest.qualifiedKind) {
      case (.application, _): contributeApplication(entry, folders)
      case (.applicationProject, _): contributeProject(entry)
      default: continue
      }
    }
  }
}
