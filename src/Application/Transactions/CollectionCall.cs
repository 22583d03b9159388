using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

/// <summary>Calls of the NRC-101 contract about collections.</summary>
internal static class CollectionCall
{
    public static ContractCall Create(CollectionTexts t) => ContractCall.Stored("nrc_create_collection", new
    {
        name = t.Name,
        kind_hint = t.KindHint,
        context_window = t.ContextWindow,
        base_model = t.BaseModel,
        image = t.Image,
        description = t.Description,
        minting = Text(t.Minting),
        royalty = t.Royalty,
    }) with
    {
        Deposit = ContractCall.Texts,
    };

    public static ContractCall Update(CollectionId id, CollectionTexts t) => ContractCall.Stored("nrc_update_collection", new
    {
        collection_id = id.Id,
        name = t.Name,
        kind_hint = t.KindHint,
        context_window = t.ContextWindow,
        base_model = t.BaseModel,
        image = t.Image,
        description = t.Description,
        minting = Text(t.Minting),
        royalty = t.Royalty,
    }) with
    {
        Deposit = ContractCall.Texts,
    };

    public static ContractCall Transfer(CollectionId id, Account receiver) => ContractCall.OneYocto(
        "nrc_transfer_collection", new { collection_id = id.Id, new_owner_id = receiver.Value });

    public static ContractCall SetMinter(CollectionId id, Account minter, bool allowed) => ContractCall.Stored(
        "nrc_set_minter", new { collection_id = id.Id, account_id = minter.Value, allowed });

    private static string? Text(Minting? minting) =>
        minting is { } known ? JsonSerializer.SerializeToElement(known).GetString() : null;
}
