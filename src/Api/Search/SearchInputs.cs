using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Search;

/// <summary>The bounds of what a search is given.</summary>
internal static class SearchInputs
{
    public const int MaxTextLength = 200;
    public const int MaxValues = 20;
    public const int MaxValueLength = 256;

    public static void Check(string? text, AssetFilterInput where)
    {
        if (text?.Length > MaxTextLength)
            throw Refuse($"A search text has {MaxTextLength} characters at most.", ApiCodes.TextTooLong);
        if (where is { CollectionId: not null, Contract: null })
            throw Refuse("A collectionId is a number within a contract: name the contract too.", ErrorCodes.BadUserInput);
        int?[] counts =
        [
            where.Kind?.Count, where.Task?.Count, where.License?.Count, where.Tags?.Count, where.Collection?.Count,
            where.BaseModel?.Count, where.PriceBand?.Count, where.Rights?.Count, where.Operator?.Count, where.ParameterBand?.Count,
            where.InputKind?.Count,
        ];
        IEnumerable<string> values =
        [
            .. where.Task ?? [], .. where.License ?? [], .. where.Tags ?? [], .. where.Collection ?? [], .. where.BaseModel ?? [],
            .. where.Operator ?? [], where.CollectionId ?? "",
        ];
        if (counts.Any(c => c > MaxValues) || values.Any(v => v.Length > MaxValueLength))
            throw Refuse($"A filter has {MaxValues} values of {MaxValueLength} characters at most.", ApiCodes.FilterTooLarge);
    }

    public static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
