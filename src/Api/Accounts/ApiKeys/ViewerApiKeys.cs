using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Application.Chain;

namespace NeuraNft.Api.Accounts.ApiKeys;

[ObjectType<Viewer>]
public static partial class ViewerApiKeys
{
    private const int Most = 100;

    /// <summary>The viewer's API keys, newest first, those that are over among them; at most 100.</summary>
    [Authorize(Policies.Session), ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ApiKeyView>> GetApiKeysAsync(
        [Parent] Viewer viewer, ApiKeyTable keys, IOptions<ChainOptions> chain, CancellationToken cancellationToken) =>
        [.. (await keys.OfAsync(chain.Value.Network, viewer.Account, Most, cancellationToken)).Select(ApiKeyView.From)];
}
