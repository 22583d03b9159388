using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Tests.Accounts;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Api.Tests.Chat;
using NeuraNft.Api.Tests.Transactions;

namespace NeuraNft.Api.Tests.Guide;

/// <summary>What the examples of the guide stand for: an asset, its owner, who is logged in, and a job that has run.</summary>
public sealed class GuideMarket(Market market) : IAsyncLifetime
{
    private const string Run = """
        mutation Run($key: UUID!, $asset: ID!) {
          requestInference(input: { idempotencyKey: $key, assetId: $asset, input: { text: "Guten Morgen" } }) {
            job { id } receipt { position }
          }
        }
        """;

    public MintedAsset Asset { get; } = new(market);

    public Uri Address => market.Address;

    public string Job { get; private set; } = "";

    public string Position { get; private set; } = "";

    private string Collection => System.Buffers.Text.Base64Url.EncodeToString(
        System.Text.Encoding.UTF8.GetBytes($"Collection:{market.Chain.Contract}/{Asset.TokenId.Split(':')[0]}"));

    internal string Token => Asset.Creator.Token!;

    internal Door Owner => market.Door.With(Token);

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await Asset.InitializeAsync();
        var asked = (await Owner.AskAsync(Run, new { key = Guid.NewGuid(), asset = Asset.Id }, ct)).Field;
        Job = asked.GetProperty("job").GetProperty("id").GetString()!;
        Position = asked.GetProperty("receipt").GetProperty("position").GetString()!;
        const string Status = "query Status($id: UUID!) { inferenceJob(id: $id) { status } }";
        await Eventually.SeesAsync(
            async () => (await Owner.AskAsync(Status, new { id = Job }, ct)).Field,
            j => j.GetProperty("status").GetString() == "COMPLETED", ct);
    }

    public ValueTask DisposeAsync() => Asset.DisposeAsync();

    /// <summary>The text with what its placeholders stand for.</summary>
    internal async Task<string> FillAsync(string text, CancellationToken ct)
    {
        foreach (var (name, value) in Values())
            text = text.Replace($"<{name}>", value, StringComparison.Ordinal);
        if (text.Contains("<signature>", StringComparison.Ordinal))
            text = await SignAsync(text, ct);
        if (text.Contains("<signed transaction>", StringComparison.Ordinal))
            text = text.Replace("<signed transaction>", await SignedTransactionAsync(ct), StringComparison.Ordinal);
        if (text.Contains("<transaction hash>", StringComparison.Ordinal))
            text = text.Replace("<transaction hash>", await GrantAsync(ct), StringComparison.Ordinal);
        if (text.Contains("<signed delegate>", StringComparison.Ordinal))
            text = text.Replace("<signed delegate>", await SignedDelegateAsync(ct), StringComparison.Ordinal);
        if (text.Contains("<refresh token>", StringComparison.Ordinal))
            text = text.Replace("<refresh token>", await RefreshTokenAsync(ct), StringComparison.Ordinal);
        if (text.Contains("chat session>", StringComparison.Ordinal))
            text = text.Replace("<chat session>", (await Owner.OpenedAsync(ct)).ToString(), StringComparison.Ordinal);
        if (text.Contains("<chat answer>", StringComparison.Ordinal))
            text = text.Replace(
                "<chat answer>", (await Owner.SentAsync(await Owner.OpenedAsync(ct), "When?", ct)).ToString(), StringComparison.Ordinal);
        return text;
    }

    internal IEnumerable<(string Name, string Value)> Values() =>
    [
        ("asset id", Asset.Id), ("collection id", Collection),
        ("contract", market.Chain.Contract), ("token", Asset.TokenId), ("job", Job), ("position", Position),
        ("my account", Asset.Creator.Account), ("my key", Asset.Creator.Key), ("another account", Asset.User.Account),
        ("a new uuid", Guid.NewGuid().ToString()),
    ];

    private async Task<string> SignAsync(string text, CancellationToken ct)
    {
        var challenge = await Challenge.OpenAsync(market.Door, Asset.Creator.Signer.Account, ct);
        var payload = new Nep413Payload(challenge.Message, challenge.Nonce, challenge.Recipient, callbackUrl: null);
        return text.Replace("<nonce>", Convert.ToBase64String(challenge.Nonce), StringComparison.Ordinal)
            .Replace("<signature>", Asset.Creator.Sign(payload), StringComparison.Ordinal);
    }

    private async Task<string> RefreshTokenAsync(CancellationToken ct)
    {
        var challenge = await Challenge.OpenAsync(market.Door, Asset.Creator.Signer.Account, ct);
        var payload = new Nep413Payload(challenge.Message, challenge.Nonce, challenge.Recipient, callbackUrl: null);
        var session = await challenge.AnswerAsync(Asset.Creator.Signer.PublicKey, Asset.Creator.Sign(payload), ct);
        return session.Field.GetProperty("refreshToken").GetString()!;
    }

    /// <returns>The hash of a transaction that is in the log.</returns>
    private async Task<string> GrantAsync(CancellationToken ct)
    {
        var input = new { assetId = Asset.Id, account = Asset.User.Account, level = "RESALE", publicKey = Asset.Creator.Key };
        var hash = await Asset.Creator.SignAndSubmitAsync("prepareSetAccess", input, ct);
        await Following.ToItsEndAsync(Address, Asset.Creator, hash, ct);
        return hash;
    }

    private async Task<string> SignedDelegateAsync(CancellationToken ct)
    {
        const string Prepare = """
            mutation Prepare($input: PrepareRevokeAccessInput!) {
              prepareRevokeAccess(input: $input) { transaction { delegate { borsh } } }
            }
            """;
        await GrantAsync(ct);
        var input = new { assetId = Asset.Id, account = Asset.User.Account, publicKey = Asset.Creator.Key };
        var prepared = (await Asset.Creator.Api.SendAsync(Prepare, new { input }, ct)).GetProperty("prepareRevokeAccess");
        var borsh = prepared.GetProperty("transaction").GetProperty("delegate").GetProperty("borsh").GetBytesFromBase64();
        return Convert.ToBase64String(DelegateAction.FromBorsh(borsh).Sign(Asset.Creator.Signer).ToBorsh());
    }

    private async Task<string> SignedTransactionAsync(CancellationToken ct)
    {
        var input = new { assetId = Asset.Id, account = Asset.User.Account, level = "USE_MODEL", publicKey = Asset.Creator.Key };
        var prepared = await Asset.Creator.PrepareAsync("prepareSetAccess", input, ct);
        var unsigned = Transaction.FromBorsh(prepared.GetProperty("transaction").GetProperty("borsh").GetBytesFromBase64());
        return unsigned.Sign(Asset.Creator.Signer).ToBase64();
    }
}
