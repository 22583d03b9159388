using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation;

/// <summary>What rules know of the document and of the place where the walk is.</summary>
public sealed class ValidationContext
{
    private readonly List<GraphQLError> errors = [];
    private readonly List<ISyntaxNode> ancestors = [];

    internal ValidationContext(Schema? schema, DocumentNode document, ValidationOptions options)
    {
        (SchemaOrNull, Document, Options) = (schema, document, options);
        TypeInfo = schema is null ? null : new TypeInfo(schema);
        Fragments = new FragmentIndex(document);
        Variables = new VariableIndex(this);
    }

    /// <summary>The schema; where schema text is checked that extends nothing, null.</summary>
    public Schema? SchemaOrNull { get; }

    public Schema Schema => SchemaOrNull ?? throw new InvalidOperationException("There is no schema yet.");

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public FragmentIndex Fragments { get; }

    public VariableIndex Variables { get; }

    /// <summary>The nodes above the current one, the document first.</summary>
    public IReadOnlyList<ISyntaxNode> Ancestors => ancestors;

    public ISyntaxNode? Parent => ancestors.Count > 0 ? ancestors[^1] : null;

    /// <summary>The types at the current node; null where there is no schema.</summary>
    public TypeInfo? TypeInfo { get; }

    /// <summary>The named types and directives that count as known: those of the schema, or those that every schema has.</summary>
    internal IReadOnlyList<DirectiveType> KnownDirectives => SchemaOrNull?.Directives ?? DirectiveTypes.All;

    internal IReadOnlyList<GraphQLError> Errors => errors;

    public void Report(string message, params IReadOnlyList<ISyntaxNode?> nodes) => Report(new GraphQLError(message, nodes));

    public void Report(GraphQLError error)
    {
        if (errors.Count >= Options.MaxAllowedErrors)
            throw new ValidationAborted("Too many validation errors, error limit reached. Validation aborted.");
        errors.Add(error);
    }

    /// <summary>" Did you mean ...?", or nothing where there is nothing near or suggestions are hidden.</summary>
    public string DidYouMean(string input, IEnumerable<string> options) =>
        Options.HideSuggestions ? "" : Suggestions.DidYouMean(Suggestions.For(input, options));

    internal void Push(ISyntaxNode node) => ancestors.Add(node);

    internal void Pop() => ancestors.RemoveAt(ancestors.Count - 1);

    internal void Abort(ValidationAborted reason) => errors.Add(reason.Error);
}
