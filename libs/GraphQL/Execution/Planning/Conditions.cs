using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>@skip and @include: which variables decide them, and what they decide.</summary>
internal static class Conditions
{
    /// <summary>The variables in any <c>if</c> of a document, sorted, each once.</summary>
    public static IReadOnlyList<string> VariablesIn(DocumentNode document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<IExecutableDefinitionNode>())
            Find(definition.SelectionSet, names);
        return [.. names];
    }

    /// <summary>Whether a selection is part of the operation, given the values of the variables.</summary>
    /// <exception cref="GraphQLException">An <c>if</c> has no value.</exception>
    public static bool Include(ISelectionNode selection, IReadOnlyDictionary<string, bool> conditions)
    {
        foreach (var directive in selection.Directives)
        {
            switch (directive.Name.Value)
            {
                case "skip" when Decide(directive, conditions):
                case "include" when !Decide(directive, conditions):
                    return false;
            }
        }
        return true;
    }

    private static bool Decide(DirectiveNode directive, IReadOnlyDictionary<string, bool> conditions)
    {
        var value = directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value;
        return value switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable when conditions.TryGetValue(variable.Name.Value, out var known) => known,
            _ => throw new GraphQLException(
                new GraphQLError("Argument \"if\" of non-null type \"Boolean!\" must not be null.", [value ?? (ISyntaxNode)directive])
                    .WithCode(ErrorCodes.BadUserInput)),
        };
    }

    private static void Find(SelectionSetNode? selectionSet, SortedSet<string> names)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            foreach (var directive in selection.Directives)
                if (directive.Name.Value is "skip" or "include")
                    foreach (var argument in directive.Arguments)
                        if (argument.Value is VariableNode variable)
                            names.Add(variable.Name.Value);
            Find(selection is FieldNode field ? field.SelectionSet : (selection as InlineFragmentNode)?.SelectionSet, names);
        }
    }
}
