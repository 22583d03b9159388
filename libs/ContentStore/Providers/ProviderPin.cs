namespace Neura.ContentStore.Providers;

/// <summary>What a provider says that it keeps.</summary>
/// <param name="Id">The provider's own name for it.</param>
/// <param name="Cid">By the provider's profile.</param>
/// <param name="Group">The provider's id of the group; null: none.</param>
public sealed record ProviderPin(string Id, Cid Cid, string? Group);
