using NeuraNft.Api.Embedded;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Application;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Application.Tests.Generation;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Chat;

/// <summary>
/// A market with a generator (a server that speaks OpenAI's protocol, and has faults by the model's name), embeddings, and one asset, whose
/// base model is "fasttext"; Bob may use it, Carol may not.
/// </summary>
public sealed class ChatMarket : IAsyncLifetime
{
    /// <summary>Is paid for "paid-…": 1 yoctoNEAR a token read, 2 a token written.</summary>
    public static readonly Account Payee = Account.Parse("operator.test.near");

    private readonly LoggedMarket logged = new();

    internal FakeGenerator Generator { get; private set; } = null!;

    internal MarketHost Host => logged.Host;

    internal LoggedMarket Log => logged;

    internal static IReadOnlyDictionary<string, string?> EmbeddingSettings { get; } = new Dictionary<string, string?>
    {
        ["Embeddings:ModelFile"] = Sample("nn-embed-mini-int8.onnx"), ["Embeddings:VocabularyFile"] = Sample("vocab.json"),
    };

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Generator = await FakeGenerator.StartAsync(ct);
        string[] models = ["echo", "fasttext", "held", "cut", "fails", "busy", "down"];
        for (var i = 0; i < models.Length; i++)
        {
            logged.Settings[$"Generation:Models:{i}:Name"] = models[i];
            logged.Settings[$"Generation:Models:{i}:ContextTokens"] = "2000";
        }
        foreach (var (upstream, i) in new[] { "echo", "held", "fails" }.Select((u, i) => (u, i + models.Length)))
        {
            logged.Settings[$"Generation:Models:{i}:Name"] = $"paid-{upstream}";
            logged.Settings[$"Generation:Models:{i}:Upstream"] = upstream;
            logged.Settings[$"Generation:Models:{i}:ContextTokens"] = "2000";
            logged.Settings[$"Generation:Models:{i}:PromptPrice"] = "1000";
            logged.Settings[$"Generation:Models:{i}:CompletionPrice"] = "2000";
        }
        logged.Settings["Generation:PaidTo"] = Payee.Value;
        logged.Settings["Generation:Kind"] = "OpenAi";
        logged.Settings["Generation:Url"] = new Uri(Generator.Address, "/v1").ToString();
        logged.Settings["Generation:Retries"] = "0";
        // A held answer lives until its test ends it.
        logged.Settings["Generation:Silence"] = "00:10:00";
        logged.Settings["OpenAi:PerAccount"] = "2";
        foreach (var (name, value) in EmbeddingSettings)
            logged.Settings[name] = value;
        logged.Settings["SemanticSearch:Enabled"] = "true";
        logged.Settings["SemanticSearch:Pause"] = "00:00:00.100";
        await logged.InitializeAsync();
        await logged.OnChainAsync(
            StreamKeys.Asset(Asset), At(1), Alice, ct, Minted(), Granted(Bob, AccessLevel.UseModel));
    }

    public async ValueTask DisposeAsync()
    {
        Generator.Hold.TrySetResult();
        await logged.DisposeAsync();
        await Generator.DisposeAsync();
    }

    /// <summary>The text of an API key with these scopes.</summary>
    internal async Task<string> KeyAsync(Account account, ApiScopes scopes, CancellationToken ct)
    {
        var command = new IssueApiKey.Command(account, Guid.NewGuid(), "machine", scopes, 1);
        return (await Host.Service<IssueApiKey>().HandleAsync(command, Guid.NewGuid(), ct))
            .ShouldBeOfType<Result<IssueApiKey.Issued, ApiKeyRefusal>.Ok>().Value.Text!;
    }

    /// <summary>A new account with this much of a balance.</summary>
    internal async Task<Account> HavingAsync(string amount, CancellationToken ct)
    {
        var account = Account.Parse($"{Guid.NewGuid():N}.test.near");
        await Host.Service<CreditBalance>().HandleAsync(
            new CreditBalance.Command(account, Yocto.Parse(amount), "operator", $"{Guid.NewGuid()}", "operator:test"), ct);
        return account;
    }

    internal Task<BalanceState> StateAsync(Account account, CancellationToken ct) =>
        logged.Store.LightweightSession(Neura.EventStore.EventMetadata.None).Events
            .AggregateStreamAsync(StreamKeys.Balance(account), Aggregates.Balance, ct);

    private static string Sample(string name) =>
        Path.Combine(RepositoryFolder.Find(), "src", "InferenceWorker", "samples", "nn-embed-mini", name);
}
