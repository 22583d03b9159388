namespace Neura.ContentStore.Providers;

/// <summary>A content to keep.</summary>
/// <param name="Content">What it is.</param>
/// <param name="ProviderCid">Its CID by the provider's profile.</param>
/// <param name="Group">What it belongs with; opaque.</param>
/// <param name="OpenAsync">Opens it anew, from its start, each time it must be sent.</param>
public sealed record PinnedContent(
    ContentIdentity Content, Cid ProviderCid, string Group, Func<CancellationToken, Task<Stream>> OpenAsync);
