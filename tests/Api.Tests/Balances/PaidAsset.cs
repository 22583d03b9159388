using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Application.Balances;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Balances;

/// <summary>A <see cref="TestedAsset"/> whose runs cost 1,000 yoctoNEAR, of which its user has 10,000.</summary>
public sealed class PaidAsset(Market market) : IAsyncLifetime
{
    public const string Price = "1000";

    private const string SetPrice = """
        mutation Price($input: SetInferencePriceInput!) {
          setInferencePrice(input: $input) { receipt { position } errors { __typename ... on Error { message } } }
        }
        """;

    private const string Terms = """
        query Terms($id: ID!) { node(id: $id) { ... on Asset { inferenceTerms { price quotas { level perHour perDay } } } } }
        """;

    private readonly TestedAsset tested = new(market);

    public Market Market => market;

    internal MintedAsset Asset => tested.Minted;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await tested.InitializeAsync();
        Refusals.ThrowIfAny(await SetPriceAsync(Asset.Creator, Price, ct));
        await Eventually.SeesAsync(
            () => TermsAsync(Asset.Creator.Api, ct), t => t.GetProperty("price").GetString() == Price, ct);
        var credit = new CreditBalance.Command(
            Account.Parse(Asset.User.Account), Yocto.Parse("10000"), "operator", Asset.TokenId, "operator:test");
        await market.Service<CreditBalance>().HandleAsync(credit, ct);
    }

    public ValueTask DisposeAsync() => tested.DisposeAsync();

    internal async Task<JsonElement> SetPriceAsync(Wallet owner, string price, CancellationToken ct) =>
        (await owner.Api.SendAsync(SetPrice, new { input = new { idempotencyKey = Guid.NewGuid(), assetId = Asset.Id, price } }, ct))
        .GetProperty("setInferencePrice");

    internal async Task<JsonElement> TermsAsync(GraphQLCaller caller, CancellationToken ct) =>
        (await caller.SendAsync(Terms, new { id = Asset.Id }, ct)).GetProperty("node").GetProperty("inferenceTerms");
}
