import ArchitectureGraph
import Testing

@testable import Terraform

@Suite("Secrets that change by themselves")
struct RotationTests {
  @Test(
    "do so as often as their schedule comes at least",
    arguments: [
      ("rate(4 hours)", 4 * 3600), ("rate(1 day)", 86400), ("rate(10 days)", 10 * 86400),
      ("cron(0 /4 * * ? *)", 4 * 3600), ("cron(0 */8 * * ? *)", 8 * 3600),
      ("cron(0 16 * * ? *)", 86400), ("cron(0 16 ? * SUN *)", 7 * 86400),
      ("cron(0 16 ? * TUE#2 *)", 7 * 86400), ("cron(0 16 L * ? *)", 28 * 86400),
      ("cron(0 8 1 * ? *)", 28 * 86400), ("cron(0 8 1 /2 ? *)", 56 * 86400),
      ("cron(0 8 /10 * ? *)", 10 * 86400), ("cron(0 8,20 * * ? *)", nil),
      ("cron(0 8 1 1,7 ? *)", nil), ("cron(0 8 1 * MON *)", nil), ("cron(0 8 * *)", nil),
      ("rate(0 days)", nil), ("rate(a fortnight)", nil), ("daily", nil), ("", nil),
    ] as [(String, Int64?)])
  func schedules(_ text: String, _ seconds: Int64?) {
    #expect(RotationSchedule.seconds(text) == seconds)
  }

  private static func secret(_ rules: String, _ more: String = "") -> String {
    """
    resource:
      aws_secretsmanager_secret: {a: {name: shop/a}}
      aws_secretsmanager_secret_rotation:
        a: {secret_id: "${aws_secretsmanager_secret.a.id}", rotation_rules: \(rules)\(more)}
    """
  }

  @Test("say so in days, in a schedule, or not so that it is known")
  func periods() throws {
    let address = "aws_secretsmanager_secret.a"
    let days = try graph(ofExample: Self.secret("{automatically_after_days: 30}"))
    #expect(days.fact(try days.node(address).id, "rotationSeconds") == .int(30 * 86400))
    let rate = try graph(ofExample: Self.secret("{schedule_expression: rate(12 hours)}"))
    #expect(rate.fact(try rate.node(address).id, "rotationSeconds") == .int(12 * 3600))
    let odd = try graph(ofExample: Self.secret("{schedule_expression: every now and then}"))
    guard case .unknown? = odd.fact(try odd.node(address).id, "rotationSeconds") else {
      Issue.record("a schedule that can't be read is known")
      return
    }
    let none = try graph(ofExample: "{resource: {aws_secretsmanager_secret: {a: {name: shop/a}}}}")
    #expect(none.fact(try none.node(address).id, "rotationSeconds") == nil)
  }

  @Test("are logins of a database if AWS's own function for databases rotates them")
  func functions() throws {
    for (application, isLogin) in [
      ("SecretsManagerRDSPostgreSQLRotationSingleUser", true), ("SecretsManagerRotation", false),
    ] {
      let graph = try graph(
        ofExample: """
          resource:
            aws_secretsmanager_secret: {a: {name: shop/a}}
            aws_serverlessapplicationrepository_cloudformation_stack:
              rotate:
                name: rotate
                application_id: arn:aws:serverlessrepo:us-east-1:1:applications/\(application)
            aws_secretsmanager_secret_rotation:
              a:
                secret_id: "${aws_secretsmanager_secret.a.id}"
                rotation_lambda_arn:
                  "${aws_serverlessapplicationrepository_cloudformation_stack.rotate.outputs}"
                rotation_rules: {automatically_after_days: 30}
          """)
      let node = try graph.node("aws_secretsmanager_secret.a").id
      #expect(graph.fact(node, "isDatabaseLogin") == (isLogin ? .bool(true) : nil))
    }
  }

  @Test("are master passwords that RDS keeps: every seven days, unless a rotation says otherwise")
  func masters() throws {
    let database = "aws_db_instance: {a: {engine: postgres, manage_master_user_password: true}}"
    let plain = try graph(ofExample: "{resource: {\(database)}}")
    let address = "aws_db_instance.a.master_user_secret"
    #expect(plain.fact(try plain.node(address).id, "rotationSeconds") == .int(7 * 86400))
    #expect(
      plain.sources(.uses, .database, of: try plain.node(address).id).members.map(\.node)
        == [try plain.node("aws_db_instance.a").id])
    let often = try graph(
      ofExample: """
        resource:
          \(database)
          aws_secretsmanager_secret_rotation:
            a:
              secret_id: "${aws_db_instance.a.master_user_secret[0].secret_arn}"
              rotation_rules: {automatically_after_days: 1}
        """)
    #expect(often.fact(try often.node(address).id, "rotationSeconds") == .int(86400))
  }

  @Test("are called in their store as they are named; with a prefix only apply will know")
  func names() throws {
    let graph = try graph(
      ofExample: """
        resource:
          aws_secretsmanager_secret: {a: {name: shop/a}, b: {name_prefix: shop}}
          aws_ssm_parameter: {c: {name: /shop/c, type: SecureString, value: changeme}}
        """)
    let name = { graph.fact(try graph.node($0).id, "storeName") }
    #expect(try name("aws_secretsmanager_secret.a") == .string("shop/a"))
    #expect(try name("aws_ssm_parameter.c") == .string("/shop/c"))
    guard case .unknown? = try name("aws_secretsmanager_secret.b") else {
      Issue.record("a name with a prefix is known")
      return
    }
  }
}
