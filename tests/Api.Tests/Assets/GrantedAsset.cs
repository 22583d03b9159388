using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Assets;

/// <summary>A <see cref="MintedAsset"/> that its user may use.</summary>
public sealed class GrantedAsset(Market market) : IAsyncLifetime
{
    public MintedAsset Minted { get; } = new(market);

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await Minted.InitializeAsync();
        var creator = Minted.Creator;
        var input = new
        {
            assetId = Minted.Id, account = Minted.User.Account, level = "USE_MODEL", publicKey = creator.Signer.PublicKey.ToString(),
        };
        await creator.SignAndSubmitAsync("prepareSetAccess", input, ct);
        await Minted.UntilAsync(a => a.GetProperty("access").GetProperty("level").GetString() == "USE_MODEL", ct);
        await market.CaughtUpAsync(ct);
    }

    public ValueTask DisposeAsync() => Minted.DisposeAsync();
}
