using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

/// <summary>Calls of the NRC-101 contract about collections.</summary>
internal static class CollectionCall
{
    public static ContractCall Create(CollectionTexts t) => Saying("nrc_create_collection", [], t);

    public static ContractCall Update(CollectionId id, CollectionTexts t) =>
        Saying("nrc_update_collection", new() { ["collection_id"] = id.Id }, t);

    public static ContractCall Transfer(CollectionId id, Account receiver) => ContractCall.OneYocto(
        "nrc_transfer_collection", new { collection_id = id.Id, new_owner_id = receiver.Value });

    public static ContractCall SetMinter(CollectionId id, Account minter, bool allowed) => ContractCall.Stored(
        "nrc_set_minter", new { collection_id = id.Id, account_id = minter.Value, allowed });

    private static ContractCall Saying(string method, Dictionary<string, object?> arguments, CollectionTexts t)
    {
        arguments["name"] = t.Name;
        arguments["kind_hint"] = t.KindHint;
        arguments["context_window"] = t.ContextWindow;
        arguments["base_model"] = t.BaseModel;
        arguments["image"] = t.Image;
        arguments["description"] = t.Description;
        arguments["minting"] = Text(t.Minting);
        arguments["royalty"] = t.Royalty;
        return ContractCall.Stored(method, arguments) with { Deposit = ContractCall.Texts };
    }

    private static string? Text(Minting? minting) =>
        minting is { } known ? JsonSerializer.SerializeToElement(known).GetString() : null;
}
