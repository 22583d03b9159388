using Neura.GraphQL.Language;
using Neura.GraphQL.Validation;

namespace Neura.GraphQL.Execution;

/// <summary>The limits under which requests are executed. Every default holds in every environment.</summary>
public sealed class GraphQLOptions
{
    /// <summary>From the start of a request to its answer, linked to the caller's own token. Default 10 seconds.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Size and depth of a document's text.</summary>
    public ParserOptions Parser { get; set; } = ParserOptions.Default;

    /// <summary>Budgets of the rules that a document must pass.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>Levels of fields in an operation, fragments included; introspection has its own limit. Default 12.</summary>
    public int MaxDepth { get; set; } = 12;

    /// <summary>Levels of fields below <c>__schema</c> and <c>__type</c>; the usual tools ask for 13. Default 16.</summary>
    public int MaxIntrospectionDepth { get; set; } = 16;

    /// <summary>Fields of an operation after fragments are spread. Default 1,000.</summary>
    public int MaxFields { get; set; } = 1_000;

    /// <summary>
    /// How often one field of one type may lie on a way from the root to a leaf; <c>ofType</c> of introspection is free. Default 3.
    /// </summary>
    public int MaxFieldCycles { get; set; } = 3;

    /// <summary>Refuses what costs more than the two limits below. Default true.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Work that an operation may cause, in weights of fields. Default 1,000.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>Objects that an operation may return, in weights of types. Default 1,000.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>Weight of a field that is resolved asynchronously; other objects weigh 1, other scalars 0. Default 10.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>Errors told in one answer; those beyond are dropped. Default 100.</summary>
    public int MaxErrors { get; set; } = 100;

    /// <summary>Memory for parsed, validated and planned documents, by estimate. Default 32 MiB.</summary>
    public long DocumentCacheBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked; a request may narrow it. Default true.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>Only documents of the <see cref="IOperationDocumentStorage"/> are executed. Default false.</summary>
    public bool OnlyTrustedDocuments { get; set; }

    /// <summary>Body of a POST, or message on a socket, in bytes. Default 256 KiB.</summary>
    public int MaxRequestBytes { get; set; } = 256 * 1024;

    /// <summary>How deep a request's JSON may nest, its variables included. Default 64, as <c>System.Text.Json</c> has it.</summary>
    public int MaxJsonDepth { get; set; } = 64;
}
