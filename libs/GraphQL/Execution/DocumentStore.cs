using Neura.GraphQL.Execution.Cost;
using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using Neura.GraphQL.Validation;

namespace Neura.GraphQL.Execution;

/// <summary>
/// Parses, checks and plans documents, and keeps the work from the second time on that one is asked for: a stranger who sends
/// thousands that nobody asks for again pushes no good one out, nor do documents that are refused.
/// </summary>
internal sealed class DocumentStore(Schema schema, GraphQLOptions options)
{
    // Rough weights of a token's nodes and of a planned field; the bound is on memory, not on bookkeeping.
    private const int BytesPerToken = 200;
    private const int BytesPerField = 700;

    // 128 KiB of hashes; a document that is asked for less often than once in so many new ones is as good as new.
    private const int MaxSeen = 4_096;

    private static readonly Dictionary<string, bool> NoConditions = [];

    private readonly ValidationOptions _discreet = options.Validation with { HideSuggestions = true };
    private readonly RecentlySeen<DocumentHash> _seen = new(MaxSeen);
    private readonly ByteBoundedCache<DocumentHash, RequestDocument> _documents = new(options.DocumentCacheBytes / 2);
    private readonly ByteBoundedCache<PlanKey, OperationPlan> _plans = new(options.DocumentCacheBytes / 2);

    public long Bytes => _documents.Bytes + _plans.Bytes;

    /// <param name="hideSuggestions">Who may not read the schema must not have it spelt out by corrections either.</param>
    /// <exception cref="GraphQLException">The document is refused.</exception>
    public RequestDocument GetDocument(string text, bool hideSuggestions)
    {
        var hash = DocumentHash.Of(text);
        if (_documents.TryGet(hash, out var known))
            return known;
        var (document, tree) = Read(hash, text, hideSuggestions);
        if (document.IsKept = _seen.Before(hash))
            _documents.Set(hash, document, text.Length * 2L + (tree.Tokens + 10L) * BytesPerToken);
        return document;
    }

    /// <exception cref="GraphQLException">The operation is refused.</exception>
    public OperationPlan GetPlan(
        RequestDocument document, OperationDefinitionNode operation, IReadOnlyDictionary<string, object?> variables)
    {
        var conditions = ConditionsOf(document, variables);
        var key = new PlanKey(
            document.Hash,
            operation.Name?.Value,
            conditions.Count == 0 ? "" : string.Join(',', conditions.Select(c => $"{c.Key}={c.Value}")));
        if (document.IsKept && _plans.TryGet(key, out var known))
            return known;
        var rootType = schema.GetRootType(operation.Operation)!;
        var planner = new OperationPlanner(schema, document.Fragments, conditions);
        var cost = new PlanCost(schema, rootType, operation, planner, options.DefaultResolverCost);
        var plan = new OperationPlan(operation, planner.Plan(rootType, [operation.SelectionSet]), cost);
        if (document.IsKept)
            _plans.Set(key, plan, (CountFields(plan.Root) + 2L) * BytesPerField);
        return plan;
    }

    private static Dictionary<string, bool> ConditionsOf(RequestDocument document, IReadOnlyDictionary<string, object?> variables) =>
        document.ConditionVariables.Count == 0
            ? NoConditions
            : document.ConditionVariables
                .Where(v => variables.GetValueOrDefault(v) is bool)
                .ToDictionary(v => v, v => (bool)variables[v]!, StringComparer.Ordinal);

    private (RequestDocument Document, DocumentNode Tree) Read(DocumentHash hash, string text, bool hideSuggestions)
    {
        var tree = Parse(text, options.Parser);
        var errors = DocumentValidator.Validate(schema, tree, hideSuggestions ? _discreet : options.Validation);
        if (errors.Count > 0)
            throw new GraphQLException([.. errors.Select(e => e.Code is null ? e.WithCode(ErrorCodes.ValidationFailed) : e)]);
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var fragment in tree.Definitions.OfType<FragmentDefinitionNode>())
            fragments.TryAdd(fragment.Name.Value, fragment);
        var measure = new OperationSize(fragments, options);
        var cycles = new FieldCycles(schema, fragments, options.MaxFieldCycles);
        var sizes = new Dictionary<OperationDefinitionNode, OperationSize.Size>(ReferenceEqualityComparer.Instance);
        foreach (var operation in tree.Definitions.OfType<OperationDefinitionNode>())
        {
            sizes[operation] = measure.Of(operation);
            if (cycles.Check(operation) is { } refused)
                throw new GraphQLException(refused);
        }
        return (new RequestDocument(hash, tree, fragments, sizes), tree);
    }

    private static DocumentNode Parse(string text, ParserOptions limits)
    {
        try
        {
            return GraphQLParser.Parse(text, limits);
        }
        catch (SyntaxException refused)
        {
            throw new GraphQLException(refused.Error.WithCode(refused.LimitExceeded ? ErrorCodes.TooLarge : ErrorCodes.ParseFailed));
        }
    }

    private static int CountFields(SelectionPlan selection) =>
        selection.Fields.Sum(f => 1 + (f.Field.Type.NamedType() is ObjectType type ? CountFields(f.SelectionOf(type)) : 5));

    private readonly record struct PlanKey(DocumentHash Document, string? Operation, string Conditions);
}
