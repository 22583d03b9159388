using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Api.Collections;

/// <summary>"contract/number", the key inside a collection's global id. An account id has no slash, so the first one divides.</summary>
internal static class CollectionKey
{
    public static string Write(CollectionId id) => $"{id.Contract}/{id.Id}";

    public static CollectionId Required(string key) => Parse(key)
        ?? throw new GraphQLException(new GraphQLError("The id is not a collection's.").WithCode(ErrorCodes.InvalidId));

    /// <returns>Null: it is no collection's.</returns>
    public static CollectionId? Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < key.Length - 1 && StorableText.Is(key) ? new CollectionId(key[..slash], key[(slash + 1)..]) : null;
    }
}
