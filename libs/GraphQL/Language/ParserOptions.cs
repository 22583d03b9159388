namespace Neura.GraphQL.Language;

/// <summary>
/// Limits and switches of the parser. The defaults are those for requests from strangers; every limit is checked while reading,
/// so that no input can overflow the stack (.NET cannot catch that) or grow the tree without bound.
/// </summary>
public sealed record ParserOptions
{
    /// <summary>For requests.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>For text of our own, such as schema files: no limit but the recursion depth.</summary>
    public static ParserOptions Trusted { get; } = new()
    {
        MaxAllowedTokens = int.MaxValue,
        MaxAllowedNodes = int.MaxValue,
        MaxAllowedFields = int.MaxValue,
        MaxAllowedDirectives = int.MaxValue,
        MaxAllowedRecursionDepth = 200,
    };

    /// <summary>Leaves <see cref="ISyntaxNode.Location"/> null.</summary>
    public bool NoLocations { get; init; }

    /// <summary>Reads variable definitions on fragments, an experiment of old that no specification has.</summary>
    public bool AllowFragmentVariables { get; init; }

    /// <summary>Lexical tokens, comments included. Default 10,000.</summary>
    public int MaxAllowedTokens { get; init; } = 10_000;

    /// <summary>Nodes of the tree. Default 20,000: twice the tokens, as a field is two nodes.</summary>
    public int MaxAllowedNodes { get; init; } = 20_000;

    /// <summary>Fields selected, over the whole document. Default 1,000.</summary>
    public int MaxAllowedFields { get; init; } = 1_000;

    /// <summary>Directives at one place. Default 4.</summary>
    public int MaxAllowedDirectives { get; init; } = 4;

    /// <summary>How deep selection sets, values and types may nest, each in the other. Default 100.</summary>
    public int MaxAllowedRecursionDepth { get; init; } = 100;
}
