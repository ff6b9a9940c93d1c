/// Whose rules say what a YAML plain scalar is: those of the program that will read the file.
package enum ScalarRules: Sendable, Hashable {
  /// YAML 1.1 as Kubernetes' own decoder (sigs.k8s.io/yaml) applies it: `y`, `yes`, `on` and `true`
  /// are true, `0644` and `0o644` are octal, `1_000` is a number, dates stay strings.
  case kubernetes
  /// YAML 1.2's core schema: only `true` and `false` are Booleans, `0644` is 644.
  case core
}
