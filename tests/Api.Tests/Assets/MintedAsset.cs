using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Application;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Tests.Assets;

/// <summary>The sample model, minted by its creator and seen by the market; a user who has no right to it.</summary>
public sealed class MintedAsset(Market market) : IAsyncLifetime
{
    public Market Market => market;

    internal Wallet Creator { get; private set; } = null!;

    internal Wallet User { get; private set; } = null!;

    public string TokenId { get; private set; } = "";

    /// <summary>The global id.</summary>
    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Creator = await market.LoggedInAsync(ct);
        User = await market.LoggedInAsync(ct);
        var registered = await market.RegisterAsync(market.Sample.ModelFile, ct);
        var model = registered.ShouldBeOfType<Result<RegisteredModel, ModelFileRefusal>.Ok>().Value;
        var card = await market.KeepCardAsync(market.Sample.CardFile, ct);
        var collection = await market.CollectionAsync(Creator, "Small models", ct);
        TokenId = await market.MintAsync(Creator, SampleModel.MintArguments(collection, model, card), ct);
        Id = (await UntilAsync(_ => true, ct)).GetProperty("id").GetString()!;
        await market.CaughtUpAsync(ct);
    }

    /// <summary>Waits for what the market shows of the asset, with the user's access.</summary>
    internal Task<JsonElement> UntilAsync(Func<JsonElement, bool> condition, CancellationToken ct) => Eventually.SeesAsync(
        async () => (await market.Door.AskAsync(
            Operations.Asset, new { contract = market.Chain.Contract, token = TokenId, account = User.Account }, ct)).Field,
        condition, ct);

    public ValueTask DisposeAsync()
    {
        Creator.Dispose();
        User.Dispose();
        return ValueTask.CompletedTask;
    }
}
