using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>"contract/token", the key inside an asset's global id. An account id has no slash, so the first one divides.</summary>
internal static class AssetKey
{
    public static AssetId Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < key.Length - 1 && StorableText.Is(key)
            ? new AssetId(key[..slash], key[(slash + 1)..])
            : throw new GraphQLException(new GraphQLError("The id is not an asset's.").WithCode(ErrorCodes.InvalidId));
    }
}
