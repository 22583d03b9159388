using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Embedded;
using NeuraNft.Application.Models;
using static NeuraNft.Api.MainJob.MarketTour;

namespace NeuraNft.Api.MainJob;

/// <summary>The walk through encrypted content: who gets its key, who does not, what a transfer changes. Every step is checked.</summary>
internal sealed class SealedTour(
    LocalChain chain, GraphQLCaller api, HttpClient http, RegisterModel register, SampleModel sample) : IDisposable
{
    private static readonly string[] Told = ["revision", "purpose", "account", "source", "level", "code", "reason"];
    private Vault author = null!, reader = null!, analyst = null!, heir = null!;
    private string token = null!, asset = null!, cid = null!;
    private byte[] model = [];

    public IReadOnlyList<Step> Steps =>
    [
        new("Upload a model encrypted, seal it by the owner's signature, and publish it", SealAsync),
        new("Refuse the download to a user of level UseModel, and serve him inference", UseAsync),
        new("Download at level ViewAndDownload, and open it with age", DownloadAsync),
        new("Transfer the asset: the old owner is refused", TransferAsync),
        new("Read who was given a key, who was not, and why", HistoryAsync),
    ];

    private async Task<string> SealAsync(CancellationToken cancellationToken)
    {
        (author, reader) = (await VaultAsync("author", cancellationToken), await VaultAsync("reader", cancellationToken));
        (analyst, heir) = (await VaultAsync("analyst", cancellationToken), await VaultAsync("heir", cancellationToken));
        await MintAsync(cancellationToken);
        model = await File.ReadAllBytesAsync(sample.ModelFile, cancellationToken);
        var (upload, content) = await author.SealAsync(asset, 1, model, cancellationToken);
        cid = content.GetProperty("cid").GetString()!;
        await author.Wallet.SignAndSubmitAsync(
            "preparePublishVersion", new { assetId = asset, uploadId = upload, publicKey = author.Wallet.Key }, cancellationToken);
        await UntilAsync(author, a => a.GetProperty("version") is { ValueKind: JsonValueKind.Object } v
            && v.GetProperty("cid").GetString() == cid, cancellationToken);
        return $"asset {token}, {model.Length:N0} bytes of plaintext\npayload {cid}, {content.GetProperty("size").GetInt64():N0} bytes; "
            + $"commitment {content.GetProperty("saltedCommitment").GetString()}";
    }

    private async Task MintAsync(CancellationToken cancellationToken)
    {
        var collection = (await chain.CallAsync(
            author.Wallet.Signer, "nrc_create_collection",
            new { name = "Sealed models", kind_hint = "model", description = "Models that stay hidden", minting = "owner" },
            NearToken.FromMillinear(100), cancellationToken)).GetString()!;
        var card = await register.KeepCardAsync(sample.CardFile, cancellationToken);
        var minted = await chain.CallAsync(
            author.Wallet.Signer, "nrc_mint", SampleModel.MintArguments(collection, null, card), NearToken.FromMillinear(200),
            cancellationToken);
        token = minted.GetString()!;
        asset = (await UntilAsync(author, _ => true, cancellationToken)).GetProperty("id").GetString()!;
    }

    private async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        await GrantAsync(reader, "USE_MODEL", cancellationToken);
        var refusal = Refusals.First(await reader.AskAsync(asset, cancellationToken))
            ?? throw new MainJobException("The API released a key at level UseModel.");
        Expect(refusal.GetProperty("__typename").GetString() == "DownloadDeniedError", "DownloadDeniedError", refusal);
        await TestedModel.RegisterAsync(author.Wallet.Api, chain.Contract, token, asset, sample.TestFile, cancellationToken);
        var input = new { idempotencyKey = Guid.CreateVersion7(), assetId = asset, input = new { text = sample.Text } };
        var asked = (await reader.Wallet.Api.SendAsync(Operations.RequestInference, new { input }, cancellationToken))
            .GetProperty("requestInference");
        Refusals.ThrowIfAny(asked);
        var id = asked.GetProperty("job").GetProperty("id").GetString();
        var job = await PollAsync(
            async () => (await reader.Wallet.Api.SendAsync(Operations.Job, new { id }, cancellationToken)).GetProperty("inferenceJob"),
            j => j.ValueKind == JsonValueKind.Object && j.GetProperty("status").GetString() is "COMPLETED" or "FAILED", cancellationToken);
        Expect(job.GetProperty("status").GetString() == "COMPLETED", "a completed job", job);
        var label = job.GetProperty("output").GetProperty("label").GetString();
        Expect(label == sample.Answer, $"the language '{sample.Answer}'", job);
        return $"download: {refusal.GetProperty("__typename")}, {refusal.GetProperty("actual")} is not {refusal.GetProperty("required")}\n"
            + $"inference: {label}, by worker {job.GetProperty("worker")} with a key for this job alone";
    }

    private async Task<string> DownloadAsync(CancellationToken cancellationToken)
    {
        await GrantAsync(analyst, "VIEW_AND_DOWNLOAD", cancellationToken);
        return $"level 4: {await OpenedAsync(analyst, cancellationToken)}";
    }

    private async Task<string> TransferAsync(CancellationToken cancellationToken)
    {
        var before = await author.AskAsync(asset, cancellationToken);
        Refusals.ThrowIfAny(before);
        var transfer = new { assetId = asset, receiver = heir.Wallet.Account, publicKey = author.Wallet.Key };
        var watch = Stopwatch.StartNew();
        await author.Wallet.SignAndSubmitAsync("prepareTransfer", transfer, cancellationToken);
        var refusal = Refusals.First(await PollAsync(
            () => AskSlowlyAsync(author, cancellationToken), p => Refusals.First(p) is not null, cancellationToken))!.Value;
        var refusedAfter = watch.Elapsed;
        Expect(refusal.GetProperty("__typename").GetString() == "DownloadDeniedError", "DownloadDeniedError", refusal);
        using var link = await author.FollowAsync(before.GetProperty("download"), cancellationToken);
        Expect(link.StatusCode == HttpStatusCode.Forbidden, "a link that lapsed with the right", before);
        var opened = await OpenedAsync(heir, cancellationToken);
        return $"refused {refusedAfter.TotalMilliseconds:0} ms after the transfer was signed: {refusal.GetProperty("denial")}; "
            + $"his earlier link answers {(int)link.StatusCode}\nnew owner: {opened}";
    }

    private async Task<JsonElement> AskSlowlyAsync(Vault who, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        return await who.AskAsync(asset, cancellationToken);
    }

    // A revision that gets another key first is asked for again, as any client does.
    private async Task<string> OpenedAsync(Vault who, CancellationToken cancellationToken)
    {
        var download = (await PollAsync(
            () => who.AskAsync(asset, cancellationToken),
            p => Refusals.First(p)?.GetProperty("__typename").GetString() is not ("ContentRenewedError" or "DownloadDeniedError"),
            cancellationToken)) is var answer && Refusals.First(answer) is null
                ? answer.GetProperty("download")
                : throw new MainJobException($"No download: {answer}");
        var (plaintext, tool) = await who.OpenAsync(download, cancellationToken);
        Expect(plaintext.AsSpan().SequenceEqual(model), "the very bytes that were uploaded", download);
        var seen = download.GetProperty("cid").GetString();
        var which = seen == cid ? "the payload on chain" : "new payload " + seen;
        return $"opened with {tool}: {plaintext.Length:N0} bytes, as uploaded ({which})";
    }

    // Each sees the keys that were given or refused by his own right; together they are all of them.
    private async Task<string> HistoryAsync(CancellationToken cancellationToken)
    {
        var lines = new SortedDictionary<long, string>();
        foreach (var (who, expected) in (IEnumerable<(Vault, string[])>)
        [
            (author, ["asset_sealed", "key_released", "key_refused", "reencryption_due", "reencryption_done"]),
            (reader, ["key_refused", "key_released"]), (analyst, ["key_released"]), (heir, ["key_released"]),
        ])
        {
            foreach (var node in (await SeenByAsync(who, expected, cancellationToken)).EnumerateArray())
                if (node.GetProperty("kind").GetString() is { } kind && expected.Contains(kind))
                    lines[long.Parse(node.GetProperty("position").GetString()!, CultureInfo.InvariantCulture)] =
                        $"{node.GetProperty("at").GetDateTimeOffset():HH:mm:ss.fff}  {kind,-18} {node.GetProperty("actor")}: "
                        + Reason(node.GetProperty("summary"));
        }

        return string.Join('\n', lines.Select(l => $"{l.Key,4}  {l.Value}"));
    }

    private Task<JsonElement> SeenByAsync(Vault who, string[] expected, CancellationToken cancellationToken) => PollAsync(
        async () => (await who.Wallet.Api.SendAsync(Operations.History, new { contract = chain.Contract, token }, cancellationToken))
            .GetProperty("asset").GetProperty("activity").GetProperty("nodes"),
        all => expected.All(kind => all.EnumerateArray().Any(n => n.GetProperty("kind").GetString() == kind)), cancellationToken);

    private static string Reason(JsonElement summary) => string.Join(", ", Told
        .Where(name => summary.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        .Select(name => $"{name} {summary.GetProperty(name)}"));

    private async Task<Vault> VaultAsync(string name, CancellationToken cancellationToken)
    {
        var (signer, key) = await chain.CreateAccountAsync(name, cancellationToken);
        var vault = new Vault(new Wallet(signer, key, api), http);
        await vault.RegisterAsync(cancellationToken);
        return vault;
    }

    private async Task GrantAsync(Vault who, string level, CancellationToken cancellationToken)
    {
        var input = new { assetId = asset, account = who.Wallet.Account, level, publicKey = author.Wallet.Key };
        await author.Wallet.SignAndSubmitAsync("prepareSetAccess", input, cancellationToken);
        await UntilAsync(who, a => a.GetProperty("access").GetProperty("level").GetString() == level, cancellationToken);
    }

    private Task<JsonElement> UntilAsync(Vault viewer, Func<JsonElement, bool> condition, CancellationToken cancellationToken)
    {
        var variables = new { contract = chain.Contract, token, account = viewer.Wallet.Account };
        return PollAsync(
            async () => (await api.SendAsync(Operations.Asset, variables, cancellationToken)).GetProperty("asset"),
            a => a.ValueKind == JsonValueKind.Object && condition(a), cancellationToken);
    }

    public void Dispose()
    {
        author?.Dispose();
        reader?.Dispose();
        analyst?.Dispose();
        heir?.Dispose();
    }
}
