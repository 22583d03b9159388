using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Embedded;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.MainJob;

/// <summary>One walk through the market: from a chain event to an answer and its proof in the log. Every step is checked.</summary>
internal sealed partial class MarketTour(LocalChain chain, GraphQLCaller api, RegisterModel registerModel, SampleModel sample) : IDisposable
{
    // A small machine that does much else besides takes long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Wallet creator = null!, user = null!, buyer = null!, collector = null!;
    private string collection = null!, token = null!, asset = null!;

    public IReadOnlyList<Step> Steps =>
    [
        new("Create the accounts of a creator, a user, a buyer and a collector on the chain", CreateAccountsAsync),
        new("Create a collection", CreateCollectionAsync),
        new("Mint a model from its file", MintAsync),
        new("Refuse the user, who has no right to the model", RefuseAsync),
        new("Grant the user the right UseModel on the chain", GrantAsync),
        new("Register the model with a test of its owner's, which a worker passes", RegisterAsync),
        new("Log the user in by a wallet's signature", LogInAsync),
        new("Have the model answer the user", InferAsync),
        new("Transfer the asset to the buyer: the user's right lapses", TransferAsync),
        new("Lease the right UseModel from the buyer, for two days", LeaseAsync),
        new("Sell the asset through the market: the lease outlives it", SellAsync),
        new("Read the asset's full history from the log", HistoryAsync),
    ];

    private async Task<string> CreateAccountsAsync(CancellationToken cancellationToken)
    {
        creator = await WalletAsync("creator", cancellationToken);
        user = await WalletAsync("user", cancellationToken);
        buyer = await WalletAsync("buyer", cancellationToken);
        collector = await WalletAsync("collector", cancellationToken);
        return $"{creator.Account}, {user.Account}, {buyer.Account}, {collector.Account}";
    }

    private async Task<Wallet> WalletAsync(string name, CancellationToken cancellationToken)
    {
        var (signer, key) = await chain.CreateAccountAsync(name, cancellationToken);
        return new Wallet(signer, key, api);
    }

    private async Task<string> CreateCollectionAsync(CancellationToken cancellationToken)
    {
        var arguments = new { name = "Small models", kind_hint = "model", description = "Models that run anywhere", minting = "owner" };
        var created = await chain.CallAsync(creator.Signer, "nrc_create_collection", arguments, NearToken.FromMillinear(100),
            cancellationToken);
        collection = created.GetString()!;
        return $"collection {collection} of {chain.Contract}";
    }

    private async Task<string> MintAsync(CancellationToken cancellationToken)
    {
        var model = await registerModel.HandleAsync(sample.ModelFile, cancellationToken) switch
        {
            Application.Result<RegisteredModel, ModelFileRefusal>.Ok ok => ok.Value,
            Application.Result<RegisteredModel, ModelFileRefusal>.Refused no =>
                throw new MainJobException($"{no.Refusal.Code}: {no.Refusal.Message}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var card = await registerModel.KeepCardAsync(sample.CardFile, cancellationToken);
        var minted = await chain.CallAsync(creator.Signer, "nrc_mint", SampleModel.MintArguments(collection, model, card),
            NearToken.FromMillinear(200), cancellationToken);
        token = minted.GetString()!;
        var seen = await UntilAsync(user, a => a.GetProperty("version").GetProperty("cid").GetString() == model.Cid, cancellationToken);
        asset = seen.GetProperty("id").GetString()!;
        return $"asset {token}, model {model.Cid}, {model.Size:N0} bytes";
    }

    private async Task<string> RefuseAsync(CancellationToken cancellationToken)
    {
        await user.LogInAsync(cancellationToken);
        var allowed = await chain.ViewAsync("nrc_check_access", new { token_id = token, account_id = user.Account, level = 1 },
            cancellationToken);
        var refusal = await RequestAsync(Guid.CreateVersion7(), sample.Text, cancellationToken) switch
        {
            var payload when Refusals.First(payload) is { } no => no,
            _ => throw new MainJobException("The API let an account without rights use the model."),
        };
        Expect(allowed.ValueKind == JsonValueKind.False, "the contract says the user has no right", allowed);
        Expect(refusal.GetProperty("__typename").GetString() == "AccessDeniedError", "AccessDeniedError", refusal);
        return $"contract: nrc_check_access = false; API: {refusal.GetProperty("__typename")}, {refusal.GetProperty("denial")}";
    }

    private async Task<string> GrantAsync(CancellationToken cancellationToken)
    {
        await creator.LogInAsync(cancellationToken);
        var input = new { assetId = asset, account = user.Account, level = "USE_MODEL", publicKey = creator.Signer.PublicKey.ToString() };
        var hash = await creator.SignAndSubmitAsync("prepareSetAccess", input, cancellationToken);
        await UntilAsync(user, a => Level(a) == "USE_MODEL", cancellationToken);
        return $"transaction {hash}; visible in the access view";
    }

    private async Task<string> LogInAsync(CancellationToken cancellationToken) =>
        "signed: " + (await user.LogInAsync(cancellationToken)).ReplaceLineEndings(" ");

    private async Task<string> InferAsync(CancellationToken cancellationToken)
    {
        var payload = await RequestAsync(Guid.CreateVersion7(), sample.Text, cancellationToken);
        Refusals.ThrowIfAny(payload);
        var id = payload.GetProperty("job").GetProperty("id").GetString();
        var job = await PollAsync(
            async () => (await user.Api.SendAsync(Operations.Job, new { id }, cancellationToken)).GetProperty("inferenceJob"),
            j => j.ValueKind == JsonValueKind.Object && j.GetProperty("status").GetString() is "COMPLETED" or "FAILED", cancellationToken);
        Expect(job.GetProperty("status").GetString() == "COMPLETED", "a completed job", job);
        var label = job.GetProperty("output").GetProperty("label").GetString();
        Expect(label == sample.Answer, $"the language '{sample.Answer}'", job);
        return $"\"{sample.Text}\" → {label} ({job.GetProperty("output").GetProperty("score").GetDouble():P1})\n"
            + $"{job.GetProperty("durationMicroseconds").GetInt64() / 1000.0:0.0} ms on {job.GetProperty("executionProvider")}, "
            + $"worker {job.GetProperty("worker")}";
    }

    private async Task<string> TransferAsync(CancellationToken cancellationToken)
    {
        var input = new { assetId = asset, receiver = buyer.Account, publicKey = creator.Signer.PublicKey.ToString() };
        var hash = await creator.SignAndSubmitAsync("prepareTransfer", input, cancellationToken);
        // Owner and rights are two projections: each is seen when it has got there.
        await UntilAsync(
            user, a => a.GetProperty("owner").GetString() == buyer.Account && Level(a) == "NONE", cancellationToken);
        var refused = Refusals.First(await RequestAsync(Guid.CreateVersion7(), sample.Text, cancellationToken))
            ?? throw new MainJobException("The API let the user go on after the transfer.");
        return $"transaction {hash}; owner is {buyer.Account}\nthe user is refused: {refused.GetProperty("denial")}";
    }

    private async Task<string> HistoryAsync(CancellationToken cancellationToken)
    {
        var expected = new[] { "asset_minted", "access_set", "inference_requested", "inference_completed", "asset_transferred",
            "access_epoch_bumped", "lease_started", "listing_created", "sold" };
        var nodes = await PollAsync(
            async () => (await user.Api.SendAsync(Operations.History, new { contract = chain.Contract, token }, cancellationToken))
                .GetProperty("asset").GetProperty("activity").GetProperty("nodes"),
            all => expected.All(kind => all.EnumerateArray().Any(n => n.GetProperty("kind").GetString() == kind)), cancellationToken);
        return string.Join('\n', nodes.EnumerateArray().Reverse().Select(n =>
            $"{n.GetProperty("position"),4}  {n.GetProperty("at").GetDateTimeOffset():HH:mm:ss.fff}  "
            + $"{n.GetProperty("kind"),-22} {n.GetProperty("actor")}"
            + (n.GetProperty("blockHeight").ValueKind == JsonValueKind.Null ? "" : $"  (block {n.GetProperty("blockHeight")})")));
    }

    private async Task<JsonElement> RequestAsync(Guid key, string text, CancellationToken cancellationToken)
    {
        var input = new { idempotencyKey = key, assetId = asset, input = new { text } };
        return (await user.Api.SendAsync(Operations.RequestInference, new { input }, cancellationToken)).GetProperty("requestInference");
    }

    private Task<JsonElement> UntilAsync(Wallet viewer, Func<JsonElement, bool> condition, CancellationToken cancellationToken)
    {
        var variables = new { contract = chain.Contract, token, account = viewer.Account };
        return PollAsync(
            async () => (await api.SendAsync(Operations.Asset, variables, cancellationToken)).GetProperty("asset"),
            a => a.ValueKind == JsonValueKind.Object && condition(a), cancellationToken);
    }

    internal static async Task<JsonElement> PollAsync(Func<Task<JsonElement>> read, Func<JsonElement, bool> condition,
        CancellationToken cancellationToken)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System,
            cancellationToken))
        {
            var seen = await read();
            if (condition(seen))
                return seen;
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new MainJobException($"Not seen within {Patience.TotalSeconds:0} s; last: {seen}");
        }
    }

    private static string? Level(JsonElement asset) => asset.GetProperty("access").GetProperty("level").GetString();

    internal static void Expect(bool holds, string what, JsonElement seen)
    {
        if (!holds)
            throw new MainJobException($"Expected {what}; seen {seen}");
    }

    public void Dispose()
    {
        creator?.Dispose();
        user?.Dispose();
        buyer?.Dispose();
        collector?.Dispose();
    }
}
