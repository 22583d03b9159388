using System.Text;
using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Transactions;

namespace NeuraNft.Api.Tests.Minting;

/// <summary>A collection with a dataset, both made through the API by their owner's wallet.</summary>
public sealed class MintedCollection(Market market) : IAsyncLifetime
{
    public Market Market => market;

    internal Wallet Owner { get; private set; } = null!;

    public string CollectionId { get; private set; } = "";

    public string AssetId { get; private set; } = "";

    /// <summary>Of the newest transaction.</summary>
    public string Last { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Owner = await market.LoggedInAsync(ct);
        CollectionId = await CollectionAsync("Weather", ct);
        AssetId = await AssetAsync("Weather of 1999", ct);
    }

    /// <returns>The global id.</returns>
    internal async Task<string> CollectionAsync(string name, CancellationToken ct)
    {
        var number = await SendAsync("prepareCreateCollection", new
        {
            name, description = "Measured", kindHint = "dataset", royalty = new[] { new { account = Owner.Account, basisPoints = 250 } },
            publicKey = Owner.Key,
        }, ct);
        return Global("Collection", number);
    }

    /// <returns>The global id.</returns>
    internal async Task<string> AssetAsync(string name, CancellationToken ct)
    {
        var token = await SendAsync("prepareMint", new
        {
            collectionId = CollectionId, kind = "DATASET", name, defaultLevel = "USE_MODEL",
            metadata = new { description = "Hourly", license = "CC-BY-4.0", tags = new[] { "weather", "csv" } }, publicKey = Owner.Key,
        }, ct);
        return Global("Asset", token);
    }

    /// <summary>Signs what is prepared, follows it into the log.</summary>
    /// <returns>What the contract returned.</returns>
    internal async Task<string> SendAsync(string field, object input, CancellationToken ct)
    {
        var hash = await Owner.SignAndSubmitAsync(field, input, ct);
        var last = await Following.ToItsEndAsync(market.Address, Owner, hash, ct);
        last.GetProperty("stage").GetString().ShouldBe("RECORDED", last.ToString());
        if (last.GetProperty("position").GetString() is { } position)
            Last = position;
        return last.GetProperty("returned").GetString() is { } json && JsonDocument.Parse(json).RootElement is
            { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
    }

    public ValueTask DisposeAsync()
    {
        Owner.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Global(string type, string key) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{market.Chain.Contract}/{key}"));
}
