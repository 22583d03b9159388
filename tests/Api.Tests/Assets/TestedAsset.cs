using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Assets;

/// <summary>A <see cref="GrantedAsset"/> whose model has passed its owner's test: others may run it.</summary>
public sealed class TestedAsset(Market market) : IAsyncLifetime
{
    private readonly GrantedAsset granted = new(market);

    public MintedAsset Minted => granted.Minted;

    public async ValueTask InitializeAsync()
    {
        await granted.InitializeAsync();
        await TestedModel.RegisterAsync(
            Minted.Creator.Api, market.Chain.Contract, Minted.TokenId, Minted.Id, market.Sample.TestFile,
            TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => granted.DisposeAsync();
}
