using NeuraNft.Api.Assets;
using NeuraNft.Api.Collections;

namespace NeuraNft.Api.Accounts;

/// <summary>From an asset to the accounts behind it.</summary>
[ObjectType<Asset>]
public static partial class AssetAccounts
{
    /// <summary>The owner as an account.</summary>
    public static AccountNode GetOwnedBy([Parent] Asset asset) => AccountNode.Of(asset.Owner);

    /// <summary>The creator as an account.</summary>
    public static AccountNode GetCreatedBy([Parent] Asset asset) => AccountNode.Of(asset.Creator);
}

/// <summary>From a collection to the accounts behind it.</summary>
[ObjectType<Collection>]
public static partial class CollectionAccounts
{
    /// <summary>The owner as an account.</summary>
    public static AccountNode GetOwnedBy([Parent] Collection collection) => AccountNode.Of(collection.Owner);

    /// <summary>The creator as an account.</summary>
    public static AccountNode GetCreatedBy([Parent] Collection collection) => AccountNode.Of(collection.Creator);
}
