namespace Neura.GraphQL.Types;

/// <summary>
/// How many items a field is taken to have when its cost is reckoned (https://ibm.github.io/graphql-specs/cost-spec.html).
/// </summary>
public sealed record ListSize
{
    /// <summary>Where no slicing argument says it.</summary>
    public int? AssumedSize { get; init; }

    /// <summary>Arguments whose value is the number of items; of several given, the largest counts.</summary>
    public IReadOnlyList<string> SlicingArguments { get; init; } = [];

    /// <summary>The size when no slicing argument is given, before <see cref="AssumedSize"/>.</summary>
    public int? SlicingArgumentDefaultValue { get; init; }

    /// <summary>Fields of the result that have the size, rather than the field itself.</summary>
    public IReadOnlyList<string> SizedFields { get; init; } = [];

    /// <summary>Exactly one slicing argument must be given.</summary>
    public bool RequireOneSlicingArgument { get; init; }

    /// <summary>The field itself refuses more.</summary>
    internal int? Maximum { get; init; }
}
