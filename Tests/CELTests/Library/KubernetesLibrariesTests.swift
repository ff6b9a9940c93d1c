import CEL
import Testing

@Suite("Libraries of Kubernetes")
struct KubernetesLibrariesTests {
  @Test(
    "quantities are exact",
    arguments: [
      Case("quantity('1.5Gi') == quantity('1536Mi')", "true"),
      Case("quantity('200M') == quantity('0.2G') && quantity('1e3') == quantity('1k')", "true"),
      Case("quantity('0.1').add(quantity('0.2')) == quantity('300m')", "true"),
      Case("quantity('50M').isLessThan(quantity('50Mi'))", "true"),
      Case("quantity('-1').compareTo(quantity('-2'))", "1"),
      Case("quantity('-0') == quantity('0')", "true"),
      Case("quantity('50k').add(20).sub(quantity('100k')).sub(-50000).asInteger()", "20"),
      Case("quantity('1').sub(quantity('3')).asInteger()", "-2"),
      Case("quantity('1000m').asInteger()", "1"),
      Case("quantity('1m').isInteger()", "false"),
      Case("quantity('9223372036854775807').asInteger()", "9223372036854775807"),
      Case("quantity('-9223372036854775808').asInteger()", "-9223372036854775808"),
      Case("quantity('9223372036854775808').isInteger()", "false"),
      Case("quantity('9223372036854775808').asInteger()", "error: cannot convert value to integer"),
      Case("quantity('9999999999999999999999999999999999999G').isInteger()", "false"),
      Case(
        "quantity('99999999999999999999').add(1).isGreaterThan(quantity('99999999999999999999'))",
        "true"),
      Case("quantity('50.703k').asApproximateFloat()", "50703.0"),
      Case("quantity('-100m').asApproximateFloat()", "-0.1"),
      Case("sign(quantity('-1')) + quantity('0').sign()", "-1"),
      Case("quantity('0.0000000001') == quantity('1n')", "true"),
      Case("quantity('16Ei') == quantity('9223372036854775807')", "true"),
      Case("quantity('1e-400') == quantity('1n')", "true"),
      Case(
        "['', '.', 'Mi', '1Mm', '1mi', '1 Gi', '1K', '--1', '1e', '1e1.5', '1.2.3', '0x1'].exists(q, isQuantity(q))",
        "false"),
      Case(
        "['+1', '-1', '1.', '.5', '1E3', '1e+3', '1E', '1u', '00'].all(q, isQuantity(q))", "true"),
      Case("quantity(dyn('1e999999999'))", "error: quantity out of range: '1e999999999'"),
    ])
  func quantities(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "semantic versions are in order",
    arguments: [
      Case(
        "['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0', '1.0.1', '1.10.0'].map(v, semver(v)).exists(v, v.isLessThan(semver('1.0.0-alpha')))",
        "false"),
      Case("semver('1.0.0-alpha.1').isLessThan(semver('1.0.0-alpha.beta'))", "true"),
      Case("semver('1.0.0-beta.2').isLessThan(semver('1.0.0-beta.11'))", "true"),
      Case("semver('1.0.0-rc.1').isLessThan(semver('1.0.0'))", "true"),
      Case("semver('1.0.0').isGreaterThan(semver('1.0.0-rc.1'))", "true"),
      Case("semver('1.0.0-a').compareTo(semver('1.0.0-a.b'))", "-1"),
      Case("semver('1.2.3+a') == semver('1.2.3+b')", "true"),
      Case("semver('v1.07', true).minor() + semver('3', true).major()", "10"),
      Case("semver('1.2.3-x').patch()", "3"),
      Case(
        "semver(dyn('1.2'))", "error: '1.2' is not a semantic version such as 1.2.3 or 1.2.3-beta.1"
      ),
      Case(
        "['', '1', '1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+', '1.2.3 ', ' 1.2.3', '1.2.3-ä', '1..3', '-1.2.3', '99999999999999999999.0.0'].exists(v, isSemver(v))",
        "false"),
      Case(
        "['1.2.3', '0.0.0', '1.2.3-0', '1.2.3-a-b.7+build-1.007', '1.2.3+001'].all(v, isSemver(v))",
        "true"),
      Case("['v01.02.03', '1', '1.1', 'v1.0.0-rc.1'].all(v, isSemver(v, true))", "true"),
      Case("['', 'v', '1-rc', '1.2+b', 'x1.2.3'].exists(v, isSemver(v, true))", "false"),
    ])
  func versions(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "URLs come apart as in Go",
    arguments: [
      Case(
        "url('HTTPS://user:pw@example.com:8443/a%20b?x=1&y=2&x=3#f').getHost()",
        "'example.com:8443'"),
      Case("url('HTTPS://example.com').getScheme()", "'https'"),
      Case("url('https://[::1]:80/').getHostname()", "'::1'"),
      Case("url('https://[::1]/').getPort()", "''"),
      Case("url('https://example.com:80/').getPort()", "'80'"),
      Case("url('https://example.com:/').getHostname()", "'example.com'"),
      Case("url('https://example.com/a%20b').getEscapedPath()", "'/a%20b'"),
      Case("url('https://example.com/with space/').getEscapedPath()", "'/with%20space/'"),
      Case("url('/path/to').getScheme() + url('/path/to').getHost()", "''"),
      Case("url('/path/to').getEscapedPath()", "'/path/to'"),
      Case(
        "url('https://h/?k=a&k=b&l=c+d%21&bad=%zz&e').getQuery()",
        "{'k': ['a', 'b'], 'l': ['c d!'], 'e': ['']}"),
      Case("url('mailto:a@b.c').getScheme()", "'mailto'"),
      Case("url('https://h/a') == url('HTTPS://h/a')", "true"),
      Case(
        "['https://h', '/abs', 'https://h:80/x?y', 'x:y', 'https://ä.de/'].all(u, isURL(u))", "true"
      ),
      Case(
        "['', 'rel/path', 'h:port', '://h', 'https://h:x/', 'https://[::1/', 'https://h/%zz', 'https://a b/', '1x://h', 'https://h/\\n', '#f'].filter(u, isURL(u))",
        "['h:port']"),
      Case("url(dyn('rel'))", "error: 'rel' is not a URL such as https://example.com/path"),
    ])
  func urls(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "named formats say what is wrong",
    arguments: [
      Case("format.named('dns1123Label').value().validate('my-label')", "none"),
      Case("format.named('nothing').hasValue()", "false"),
      Case("format.named('uri').value() == format.uri() && format.uri() != format.date()", "true"),
      Case(
        "format.dns1123Label().validate('My_label').value()",
        "['must consist of lower case letters, digits and '-', start with a letter or digit and end with a letter or digit']"
      ),
      Case("format.date().validate('2021-01-32').value()", "['is not a date']"),
      Case(
        "['a', '0', 'a-b', 'a0'].exists(s, format.dns1123Label().validate(s).hasValue())", "false"),
      Case(
        "['', '-a', 'a-', 'a.b', 'A', 'ä'].all(s, format.dns1123Label().validate(s).hasValue())",
        "true"),
      Case("['0a', ''].all(s, format.dns1035Label().validate(s).hasValue())", "true"),
      Case("['a.b-c.0'].exists(s, format.dns1123Subdomain().validate(s).hasValue())", "false"),
      Case(
        "['a..b', '.a', 'a.', ''].all(s, format.dns1123Subdomain().validate(s).hasValue())", "true"),
      Case("format.dns1123LabelPrefix().validate('my-prefix-')", "none"),
      Case("format.dns1123SubdomainPrefix().validate('my.prefix.-')", "none"),
      Case(
        "['a', 'example.com/My_name.1'].exists(s, format.qualifiedName().validate(s).hasValue())",
        "false"),
      Case(
        "['', '/a', 'a/', 'a/b/c', '-a', 'A.b/c'].all(s, format.qualifiedName().validate(s).hasValue())",
        "true"),
      Case("['', 'My-value_1.2'].exists(s, format.labelValue().validate(s).hasValue())", "false"),
      Case("format.labelValue().validate('!').hasValue()", "true"),
      Case(
        "['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000'].exists(s, format.uuid().validate(s).hasValue())",
        "false"),
      Case(
        "['', '123e4567-e89b-12d3-a456-42661417400', '123e4567e89b-12d3-a456-426614174000-'].all(s, format.uuid().validate(s).hasValue())",
        "true"),
      Case("format.byte().validate('aGVsbG8=')", "none"),
      Case(
        "['', 'aGVsbG8', 'a===', 'aGVs\\n'].all(s, format.byte().validate(s).hasValue())", "true"),
      Case("format.datetime().validate('2021-01-01t00:00:00.5z')", "none"),
      Case(
        "['2021-01-01', '2021-01-01T00:00:00', '2021-01-32T00:00:00Z'].all(s, format.datetime().validate(s).hasValue())",
        "true"),
    ])
  func formats(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }
}
