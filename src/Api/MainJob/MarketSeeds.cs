using System.Security.Cryptography;
using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Embedded;
using NeuraNft.Application.Models;
using static NeuraNft.Api.MainJob.MarketTour;

namespace NeuraNft.Api.MainJob;

/// <summary>
/// Fills the market of a newcomer: creators with collections of real models and a dataset, some for sale, for lease, on auction. All of it
/// by calls that anybody's wallet may make.
/// </summary>
internal sealed class MarketSeeds(LocalChain chain, GraphQLCaller api, RegisterModel register, string samples)
{
    private const string Id = "query Id($contract: AccountId!, $token: String!) { asset(contract: $contract, tokenId: $token) { id } }";

    private const string SetPrice = """
        mutation SetPrice($input: SetInferencePriceInput!) {
          setInferencePrice(input: $input) { errors { __typename ... on Error { message } } }
        }
        """;

    private const int Buckets = 40_000;

    /// <summary>The creators work at the same time.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var made = await Task.WhenAll(SeedCreator.All.Select(creator => RunAsync(creator, cancellationToken)));
        return string.Join('\n', made);
    }

    private async Task<string> RunAsync(SeedCreator creator, CancellationToken cancellationToken)
    {
        var (signer, key) = await chain.CreateAccountAsync(creator.Account, cancellationToken);
        using var wallet = new Wallet(signer, key, api);
        await wallet.LogInAsync(cancellationToken);
        var collection = (await chain.CallAsync(
            signer, "nrc_create_collection",
            new { name = creator.Collection, description = creator.About, minting = "owner", royalty = Royalty(wallet) },
            NearToken.FromMillinear(100), cancellationToken)).GetString()!;
        if (creator.Assets.Any(a => a.Price is not null || a.Reserve is not null))
            await wallet.SignAndSubmitAsync(
                "prepareAdmission", new { deposit = Near(200), publicKey = wallet.Key }, cancellationToken);
        var tokens = new Dictionary<SeedAsset, string>();
        foreach (var asset in creator.Assets)
        {
            tokens[asset] = await MintAsync(wallet, asset, collection, tokens, cancellationToken);
            await OfferAsync(wallet, asset, tokens[asset], cancellationToken);
        }

        return $"{wallet.Account}: {string.Join(", ", creator.Assets.Select(a => a.Name))}";
    }

    private async Task<string> MintAsync(
        Wallet wallet, SeedAsset asset, string collection, Dictionary<SeedAsset, string> tokens, CancellationToken cancellationToken)
    {
        var file = Path.Combine(samples, asset.File!);
        var arguments = new Dictionary<string, object?>
        {
            ["collection_id"] = collection, ["kind"] = asset.Kind, ["name"] = asset.Name, ["default_level"] = asset.DefaultLevel,
            ["metadata"] = asset.Metadata(asset.Kind == "model" ? await KeepCardAsync(file, cancellationToken) : null),
            ["version"] = await VersionAsync(asset, file, cancellationToken),
        };
        if (asset.Parent is { } parent)
            arguments["parent_id"] = tokens[parent];
        return (await chain.CallAsync(
            wallet.Signer, asset.Parent is null ? "nrc_mint" : "nrc_create_replica", arguments, NearToken.FromMillinear(200),
            cancellationToken)).GetString()!;
    }

    private async Task<object> VersionAsync(SeedAsset asset, string file, CancellationToken cancellationToken)
    {
        if (asset.Kind == "model")
            return await register.HandleAsync(file, cancellationToken) switch
            {
                Application.Result<RegisteredModel, ModelFileRefusal>.Ok(var m) =>
                    new { cid = m.Cid, sha256 = m.Sha256, size = m.Size, salted_commitment = m.SaltedCommitment },
                Application.Result<RegisteredModel, ModelFileRefusal>.Refused(var no) =>
                    throw new MainJobException($"{asset.Name}: {no.Code}: {no.Message}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        return new
        {
            cid = await register.KeepCardAsync(file, cancellationToken), sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            size = bytes.Length, salted_commitment = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        };
    }

    /// <summary>The card beside the model; of the embedding it is made of its vocabulary.</summary>
    private async Task<string> KeepCardAsync(string file, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (File.Exists(Path.Combine(folder, "vocab.json")))
        {
            var vocabulary = JsonSerializer.Deserialize<string[]>(
                await File.ReadAllTextAsync(Path.Combine(folder, "vocab.json"), cancellationToken));
            using var made = new TemporaryFolder();
            var card = Path.Combine(made.Path, "card.json");
            await File.WriteAllBytesAsync(card, JsonSerializer.SerializeToUtf8Bytes(new
            {
                task = "text-embedding",
                input = new { kind = "text", preprocess = "hashed-words", tensor = "ids", vocabulary, buckets = Buckets },
                output = new { kind = "embedding", tensor = "embedding" },
            }), cancellationToken);
            return await register.KeepCardAsync(card, cancellationToken);
        }

        return await register.KeepCardAsync(Beside(file, "card.json"), cancellationToken);
    }

    private async Task<JsonElement> TestAsync(SeedAsset asset, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(
            Beside(Path.Combine(samples, asset.File!), "test.json"), cancellationToken));

    // A model from npm lies deeper than what says how it is used.
    private static string Beside(string file, string name)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, name)))
            folder = Path.GetDirectoryName(folder) ?? throw new MainJobException($"There is no {name} with {file}.");
        return Path.Combine(folder, name);
    }

    private async Task OfferAsync(Wallet wallet, SeedAsset asset, string token, CancellationToken cancellationToken)
    {
        var id = (await PollAsync(
            async () => (await api.SendAsync(Id, new { contract = chain.Contract, token }, cancellationToken)).GetProperty("asset"),
            a => a.ValueKind == JsonValueKind.Object, cancellationToken)).GetProperty("id").GetString()!;
        // Not waited for: it is offered to others a moment later, when a worker has passed the test.
        if (asset.Kind == "model")
            await AskAsync(
                wallet, "registerModel", Operations.RegisterModel,
                new
                {
                    idempotencyKey = Guid.CreateVersion7(), assetId = id, version = 1, test = await TestAsync(asset, cancellationToken),
                }, cancellationToken);
        if (asset.RunPrice is { } run)
            await AskAsync(
                wallet, "setInferencePrice", SetPrice, new { idempotencyKey = Guid.CreateVersion7(), assetId = id, price = Near(run) },
                cancellationToken);
        if (asset.LeasePerDay is { } lease)
            await wallet.SignAndSubmitAsync(
                "prepareLeaseTerms", new
                {
                    assetId = id, level = "USE_MODEL", pricePerPeriod = Near(lease), periodSeconds = 86_400, maxPeriods = 30,
                    publicKey = wallet.Key,
                }, cancellationToken);
        if (asset.Price is { } price)
            await wallet.SignAndSubmitAsync(
                "prepareListing", new { assetId = id, price = Near(price), publicKey = wallet.Key }, cancellationToken);
        if (asset.Reserve is { } reserve)
            await wallet.SignAndSubmitAsync(
                "prepareAuction", new
                {
                    assetId = id, reservePrice = Near(reserve), minIncrement = Near(reserve / 10),
                    endsAt = TimeProvider.System.GetUtcNow().AddDays(2), publicKey = wallet.Key,
                }, cancellationToken);
    }

    private static async Task AskAsync(
        Wallet wallet, string field, string operation, object input, CancellationToken cancellationToken) =>
        Refusals.ThrowIfAny((await wallet.Api.SendAsync(operation, new { input }, cancellationToken)).GetProperty(field));

    private static Dictionary<string, int> Royalty(Wallet wallet) => new() { [wallet.Account] = 500 };

    private static string Near(int thousandths) =>
        NearToken.FromMillinear((uint)thousandths).ToYoctoString();
}
