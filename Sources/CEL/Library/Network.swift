extension Library {
  /// IP addresses and CIDR blocks.
  package static let network = Library(name: "network")
}
