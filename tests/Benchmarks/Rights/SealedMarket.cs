using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Application.Models;

namespace NeuraNft.Benchmarks.Rights;

/// <summary>One sealed and published model, and whoever asks for it.</summary>
internal sealed class SealedMarket(LocalChain chain, GraphQLCaller api, HttpClient http, RegisterModel register)
{
    public string Token { get; private set; } = "";

    public string Asset { get; private set; } = "";

    public async Task<Vault> VaultAsync(string name, CancellationToken cancellationToken)
    {
        var (signer, key) = await chain.CreateAccountAsync(name, cancellationToken);
        var vault = new Vault(new Wallet(signer, key, api), http);
        await vault.RegisterAsync(cancellationToken);
        return vault;
    }

    public async Task SealAsync(Vault owner, CancellationToken cancellationToken)
    {
        var sample = SampleModel.In(RepositoryFolder.Find());
        var collection = await chain.CallAsync(
            owner.Wallet.Signer, "nrc_create_collection", new { name = "Bench" }, NearToken.FromMillinear(100), cancellationToken);
        var arguments = SampleModel.MintArguments(
            collection.GetString()!, null, await register.KeepCardAsync(sample.CardFile, cancellationToken));
        Token = (await chain.CallAsync(
            owner.Wallet.Signer, "nrc_mint", arguments, NearToken.FromMillinear(200), cancellationToken)).GetString()!;
        Asset = (await SeenAsync(owner, a => true, cancellationToken)).GetProperty("id").GetString()!;
        var model = await File.ReadAllBytesAsync(sample.ModelFile, cancellationToken);
        var (upload, _) = await owner.SealAsync(Asset, 1, model, cancellationToken);
        await owner.Wallet.SignAndSubmitAsync(
            "preparePublishVersion", new { assetId = Asset, uploadId = upload, publicKey = owner.Wallet.Key }, cancellationToken);
        await SeenAsync(owner, a => a.GetProperty("version").ValueKind == JsonValueKind.Object, cancellationToken);
    }

    public Task GrantAsync(Vault owner, Vault to, CancellationToken cancellationToken) => chain.CallAsync(
        owner.Wallet.Signer, "nrc_set_access", new { token_id = Token, account_id = to.Wallet.Account, level = 4 },
        NearToken.FromMillinear(50), cancellationToken);

    /// <summary>Answers when its block is final.</summary>
    public Task RevokeAsync(Vault owner, Vault from, CancellationToken cancellationToken) => chain.CallAsync(
        owner.Wallet.Signer, "nrc_revoke_access", new { token_id = Token, account_id = from.Wallet.Account }, NearToken.OneYocto,
        cancellationToken);

    public async Task<JsonElement> DownloadAsync(Vault who, CancellationToken cancellationToken) => (await MarketTour.PollAsync(
        () => who.AskAsync(Asset, cancellationToken), p => Refusals.First(p) is null, cancellationToken)).GetProperty("download");

    private Task<JsonElement> SeenAsync(Vault viewer, Func<JsonElement, bool> condition, CancellationToken cancellationToken)
    {
        var variables = new { contract = chain.Contract, token = Token, account = viewer.Wallet.Account };
        return MarketTour.PollAsync(
            async () => (await api.SendAsync(Operations.Asset, variables, cancellationToken)).GetProperty("asset"),
            a => a.ValueKind == JsonValueKind.Object && condition(a), cancellationToken);
    }
}
