using System.Text.Json;
using Neura.GraphQL.Binding;

namespace NeuraNft.Api.Tests.Accounts.ApiKeys;

/// <summary>A key may do what its scopes name, and never what only a person may.</summary>
public sealed class ScopeTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private const string NotAllowed = "AUTH_NOT_AUTHORIZED";

    private static readonly string[] All = ["READ", "INFER", "UPLOAD", "DOWNLOAD", "PREPARE"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Personal =>
    [
        "mutation($key: UUID!) { issueApiKey(input: { idempotencyKey: $key, name: \"own\", scopes: [READ] }) { key } }",
        "mutation($key: UUID!) { revokeApiKey(input: { idempotencyKey: $key, id: $key }) { apiKey { id } } }",
        "mutation($key: UUID!) { logOut(input: { idempotencyKey: $key, everywhere: true }) { receipt { position } } }",
        "mutation { openKeyRegistration(input: { recipient: \"age1\" }) { statement { nonce } } }",
        """
        mutation($key: UUID!) {
          registerEncryptionKey(input: { idempotencyKey: $key, recipient: "", nonce: "", publicKey: "", signature: "" }) { recipient }
        }
        """,
        "{ viewer { sessions { id } } }",
        "{ viewer { apiKeys { id } } }",
    ];

    [Theory]
    [MemberData(nameof(Personal))]
    public async Task Key_with_all_scopes_cannot_do_what_only_a_person_may(string operation) =>
        (await (await MachineAsync(All)).AskAsync(operation, new { key = Guid.NewGuid() }, Ct)).ErrorCode.ShouldBe(NotAllowed);

    [Fact]
    public async Task Key_without_read_sees_nothing_that_is_its_accounts_own()
    {
        var machine = await MachineAsync("INFER");
        (await machine.ViewAsync(Ct)).Field.ValueKind.ShouldBe(JsonValueKind.Null);
        (await machine.AskAsync("query($id: UUID!) { inferenceJob(id: $id) { status } }", new { id = Guid.NewGuid() }, Ct)).ErrorCode
            .ShouldBe(NotAllowed);
    }

    [Fact]
    public async Task Key_without_infer_or_prepare_can_neither_ask_nor_prepare()
    {
        var machine = await MachineAsync("READ", "UPLOAD", "DOWNLOAD");
        const string Infer = """
            mutation($key: UUID!, $asset: ID!) {
              requestInference(input: { idempotencyKey: $key, assetId: $asset, input: { text: "" } }) { job { id } }
            }
            """;
        var asset = market.Host.Service<INodeIdSerializer>().Format("Asset", "contract.near/1:1");
        (await machine.AskAsync(Infer, new { key = Guid.NewGuid(), asset }, Ct)).ErrorCode.ShouldBe(NotAllowed);
        const string Submit = "mutation { submitTransaction(input: { signedTransaction: \"AA==\" }) { transactionHash } }";
        (await machine.AskAsync(Submit, new { }, Ct)).ErrorCode.ShouldBe(NotAllowed);
    }

    [Fact]
    public async Task Key_with_prepare_may_prepare()
    {
        const string Submit = "mutation { submitTransaction(input: { signedTransaction: \"AA==\" }) { errors { __typename } } }";
        (await (await MachineAsync("PREPARE")).AskAsync(Submit, new { }, Ct)).ErrorCode.ShouldNotBe(NotAllowed);
    }

    private async Task<Door> MachineAsync(params string[] scopes) =>
        market.Host.Door.With((await (await market.VisitAsync(Ct)).IssuedAsync(Ct, scopes)).Key());
}
