using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>What each method of the deployed contract did, in this market's events. docs/legacy-import.md says why.</summary>
internal sealed class LegacyTranslation(LegacyKnowledge known)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <returns>Null for a method that moves nothing over; none where the call had no effect of its own.</returns>
    /// <exception cref="JsonException">The arguments, or the lines that the call logged, are not of the known shapes.</exception>
    public async Task<IReadOnlyList<DomainEvent>?> OfAsync(
        string method, JsonElement arguments, Queue<string> lines, LogOrigin origin, CancellationToken cancellationToken) => method switch
    {
        "createCollection" => [Created(Read<LegacyCall.CreateCollection>(arguments), Line(lines, LegacyLogs.CollectionCreated), origin)],
        "updateCollection" => [await UpdatedAsync(Read<LegacyCall.UpdateCollection>(arguments), origin, cancellationToken)],
        "createNFT" => [Minted(Read<LegacyCall.CreateNft>(arguments), Line(lines, LegacyLogs.NftCreated), origin)],
        "setMetadata" => [await DescribedAsync(Read<LegacyCall.SetMetadata>(arguments), origin, cancellationToken)],
        "setAccess" => AccessSet(Read<LegacyCall.SetAccess>(arguments), origin),
        "transferNFT" => Transferred(Read<LegacyCall.TransferNft>(arguments), Line(lines, LegacyLogs.NftTransferred), origin),
        "burnNFT" => [Burnt(Read<LegacyCall.BurnNft>(arguments), Line(lines, LegacyLogs.NftBurned), origin)],
        _ => null,
    };

    private static T Read<T>(JsonElement arguments) =>
        arguments.Deserialize<T>(Json) ?? throw new JsonException("The arguments are null.");

    // The contract logs one line for each of these calls, in the order of the calls.
    private static T Line<T>(Queue<string> lines, Func<string, T?> read)
        where T : struct
    {
        while (lines.TryDequeue(out var line))
            if (read(line) is { } found)
                return found;
        throw new JsonException("The call succeeded without the line that it logs.");
    }

    private static Account By(LogOrigin origin) => Account.Parse(origin.Predecessor!);

    private static BlockTime At(LogOrigin origin) => new(origin.BlockTime!.Value);

    private static CollectionId Collection(LogOrigin origin, long id) => new(origin.Contract, Id(id));

    private static AssetId Asset(LogOrigin origin, long collection, long token) =>
        new(origin.Contract, $"{Id(collection)}:{Id(token)}");

    private static string Id(long number) => number > 0
        ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : throw new JsonException("An id is not above 0.");

    private static string? Text(string? text) => text is { Length: > 0 } ? text : null;

    private static DomainEvent Of(CollectionId id, CollectionEvent e) => new(StreamKeys.Collection(id), e);

    private static DomainEvent Of(AssetId id, AssetEvent e) => new(StreamKeys.Asset(id), e);

    private DomainEvent Created(LegacyCall.CreateCollection call, long number, LogOrigin origin)
    {
        var id = Collection(origin, number);
        // Anybody could mint into any collection there.
        var details = new CollectionDetails(
            Text(call.Name) ?? $"Collection {number}", null, call.ContextWindow, Text(call.BaseModel), Text(call.Image),
            Text(call.Description), Minting.Open, Royalty.None);
        LegacySize.Check(details.Name, details.BaseModel, details.Image, details.Description);
        known.Learn(id, details);
        return Of(id, new CollectionEvent.CollectionCreated(id, details, By(origin), By(origin), At(origin)));
    }

    private async Task<DomainEvent> UpdatedAsync(LegacyCall.UpdateCollection call, LogOrigin origin, CancellationToken cancellationToken)
    {
        var id = Collection(origin, call.CollectionId);
        var before = await known.DetailsAsync(id, cancellationToken)
            ?? throw new JsonException($"Collection {call.CollectionId} was made before the import began.");
        var details = before with
        {
            Name = Text(call.Name) ?? before.Name,
            ContextWindow = call.ContextWindow is null or 0 ? before.ContextWindow : call.ContextWindow,
            BaseModel = Text(call.BaseModel) ?? before.BaseModel,
            Image = Text(call.Image) ?? before.Image,
            Description = Text(call.Description) ?? before.Description,
        };
        // Before it is learnt: what the log does not hold, later updates must not build on.
        LegacySize.Check(details.Name, details.BaseModel, details.Image, details.Description);
        known.Learn(id, details);
        return Of(id, new CollectionEvent.CollectionUpdated(id, details, By(origin)));
    }

    private DomainEvent Minted(LegacyCall.CreateNft call, (long Token, long Collection) line, LogOrigin origin)
    {
        if (line.Collection != call.CollectionId)
            throw new JsonException($"Minted into collection {line.Collection}, asked for {call.CollectionId}.");
        var id = Asset(origin, line.Collection, line.Token);
        var name = Text(call.Name) ?? $"NFT {line.Token}";
        LegacySize.Check(name);
        known.Learn(id, name);
        // levelOfOwnership conferred nothing on anybody, and is not carried over.
        return Of(id, new AssetEvent.AssetMinted(
            id, Collection(origin, line.Collection), AssetKind.Model, name, By(origin), By(origin), AssetMetadata.Empty,
            AccessLevel.None, AccessLevel.None, Royalty.None, null, At(origin)));
    }

    private async Task<DomainEvent> DescribedAsync(LegacyCall.SetMetadata call, LogOrigin origin, CancellationToken cancellationToken)
    {
        var id = Asset(origin, call.CollectionId, call.TokenId);
        var name = await known.NameAsync(id, cancellationToken) ?? throw new JsonException($"{id} was made before the import began.");
        var metadata = AssetMetadata.Empty with
        {
            Image = Text(call.Metadata.Image),
            BaseModel = Text(call.Metadata.BaseModel),
            Data = Text(call.Metadata.Data),
            Rag = Text(call.Metadata.Rag),
            FineTuneData = Text(call.Metadata.FineTuneData),
            Description = Text(call.Metadata.Description),
        };
        LegacySize.Check(
            name, metadata.Image, metadata.BaseModel, metadata.Data, metadata.Rag, metadata.FineTuneData, metadata.Description);
        return Of(id, new AssetEvent.MetadataUpdated(id, name, metadata, By(origin)));
    }

    // Only the owner could call it. What he set for himself is nothing: an owner needs no grant here.
    private static DomainEvent[] AccessSet(LegacyCall.SetAccess call, LogOrigin origin)
    {
        var id = Asset(origin, call.CollectionId, call.TokenId);
        var account = Account.Parse(call.User);
        var level = Enum.IsDefined((AccessLevel)call.Level) ? (AccessLevel)call.Level : throw new JsonException("No such access level.");
        return account == By(origin) ? [] : [Of(id, Grant(id, account, level, origin))];
    }

    // There a transfer took the seller's right away and left everybody else's: so no epoch is bumped.
    private static DomainEvent[] Transferred(LegacyCall.TransferNft call, (long Token, string From, string To) line, LogOrigin origin)
    {
        if (line.Token != call.TokenId || line.From != origin.Predecessor || line.To != call.ReceiverId)
            throw new JsonException($"The log tells of another transfer: {line.Token} from {line.From} to {line.To}.");
        var (id, from, to) = (Asset(origin, call.CollectionId, call.TokenId), By(origin), Account.Parse(line.To));
        return from == to ? []
            : [
                Of(id, new AssetEvent.AssetTransferred(id, from, to, null, null)),
                Of(id, Grant(id, from, AccessLevel.None, origin)),
            ];
    }

    private static DomainEvent Burnt(LegacyCall.BurnNft call, (long Token, long Collection) line, LogOrigin origin)
    {
        if (line != (call.TokenId, call.CollectionId))
            throw new JsonException($"The log tells of another burn: {line.Collection}:{line.Token}.");
        var id = Asset(origin, call.CollectionId, call.TokenId);
        return Of(id, new AssetEvent.AssetBurnt(id, By(origin)));
    }

    private static AssetEvent.AccessSet Grant(AssetId id, Account account, AccessLevel level, LogOrigin origin) =>
        new(id, account, level, null, By(origin), At(origin), GrantOrigin.Grant);
}
