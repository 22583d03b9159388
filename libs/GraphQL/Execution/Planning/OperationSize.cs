using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>
/// Measures an operation before anything of it runs: levels and number of fields once all fragments are spread. Each fragment is
/// measured once, so the work is linear in the document even where the spread operation is exponential.
/// </summary>
internal sealed class OperationSize(IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, GraphQLOptions limits)
{
    // Fragments may nest without adding a level of fields; the stack still has an end.
    private const int MaxNesting = 500;

    private readonly Dictionary<string, Size> _measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <exception cref="GraphQLException">The operation is refused.</exception>
    public Size Of(OperationDefinitionNode operation)
    {
        var size = Measure(operation.SelectionSet, 0);
        if (size.Depth > limits.MaxDepth)
            throw TooDeep(operation, limits.MaxDepth);
        return size.Fields <= limits.MaxFields ? size : throw TooLarge(operation, limits.MaxFields);
    }

    public static GraphQLException TooLarge(ISyntaxNode node, int limit) =>
        new(new GraphQLError($"The operation selects more than {limit} fields.", [node]).WithCode(ErrorCodes.FieldLimit));

    public static GraphQLException TooDeep(ISyntaxNode node, int limit) =>
        new(new GraphQLError($"The operation nests fields more than {limit} levels deep.", [node]).WithCode(ErrorCodes.DepthLimit));

    private Size Measure(SelectionSetNode? selectionSet, int nesting)
    {
        if (selectionSet is null)
            return new Size(0, 0);
        if (nesting > MaxNesting)
            throw TooDeep(selectionSet, limits.MaxDepth);
        var sum = new Size(0, 0);
        foreach (var selection in selectionSet.Selections)
            sum = sum.With(selection switch
            {
                FieldNode field => MeasureField(field, nesting + 1),
                InlineFragmentNode fragment => Measure(fragment.SelectionSet, nesting + 1),
                FragmentSpreadNode spread => MeasureFragment(spread, nesting + 1),
                _ => new Size(0, 0),
            });
        return sum;
    }

    private Size MeasureField(FieldNode field, int nesting)
    {
        var below = Measure(field.SelectionSet, nesting);
        if (field.Name.Value is not ("__schema" or "__type"))
            return new Size(below.Depth + 1, below.Fields + 1);
        if (below.Depth > limits.MaxIntrospectionDepth)
            throw TooDeep(field, limits.MaxIntrospectionDepth);
        return new Size(1, below.Fields + 1);
    }

    private Size MeasureFragment(FragmentSpreadNode spread, int nesting)
    {
        var name = spread.Name.Value;
        if (!_measured.TryGetValue(name, out var size) && fragments.TryGetValue(name, out var fragment))
        {
            // Validation refuses cycles; this stands guard for the planner, which would never come back from one.
            if (!_open.Add(name))
                throw new GraphQLException(
                    new GraphQLError($"Cannot spread fragment \"{name}\" within itself.", [spread]).WithCode(ErrorCodes.ValidationFailed));
            _measured[name] = size = Measure(fragment.SelectionSet, nesting);
            _open.Remove(name);
        }
        return size;
    }

    /// <summary>Levels of fields, and fields.</summary>
    internal readonly record struct Size(int Depth, long Fields)
    {
        // Saturates: thirty doublings of a thousand would still fit, but nobody needs to know.
        public Size With(Size other) => new(Math.Max(Depth, other.Depth), Math.Min(Fields + other.Fields, int.MaxValue));
    }
}
