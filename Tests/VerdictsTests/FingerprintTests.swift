import Testing
import Verdicts

@Suite("Fingerprints")
struct FingerprintTests {
  @Test("are the first half of SHA-256, by its published examples")
  func vectors() {
    #expect(Finding.fingerprint(of: ["abc"]) == "ba7816bf8f01cfea414140de5dae2223")
    #expect(Finding.fingerprint(of: [""]) == "e3b0c44298fc1c149afbf4c8996fb924")
    let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(Finding.fingerprint(of: [long]) == "248d6a61d20638b8e5c026930c3e6039")
  }

  @Test("tell apart what is split differently")
  func separation() {
    #expect(Finding.fingerprint(of: ["a", "b"]) != Finding.fingerprint(of: ["ab"]))
  }
}
