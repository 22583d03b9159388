namespace Neura.GraphQL.Language;

/// <summary>Prints a syntax tree as graphql-js 16 does: two blanks an indentation, no trailing line.</summary>
public static partial class SyntaxPrinter
{
    private const int MaxLineLength = 80;

    public static string Print(ISyntaxNode node) => node switch
    {
        NameNode n => n.Value,
        DocumentNode n => Join(n.Definitions, "\n\n"),
        OperationDefinitionNode n => Operation(n),
        VariableDefinitionNode n =>
            $"{Described(n)}{Print(n.Variable)}: {Print(n.Type)}{Default(n.DefaultValue)}{Wrap(" ", Join(n.Directives, " "))}",
        SelectionSetNode n => Block(n.Selections),
        FieldNode n => Field(n),
        ArgumentNode n => $"{n.Name.Value}: {Print(n.Value)}",
        FragmentSpreadNode n => $"...{n.Name.Value}{Wrap(" ", Join(n.Directives, " "))}",
        InlineFragmentNode n => Words(
            "...",
            n.TypeCondition is { } on ? $"on {Print(on)}" : "",
            Join(n.Directives, " "),
            Print(n.SelectionSet)),
        FragmentDefinitionNode n => Fragment(n),
        IValueNode n => Value(n),
        ObjectFieldNode n => $"{n.Name.Value}: {Print(n.Value)}",
        DirectiveNode n => $"@{n.Name.Value}{Wrap("(", Join(n.Arguments, ", "), ")")}",
        NamedTypeNode n => n.Name.Value,
        ListTypeNode n => $"[{Print(n.Type)}]",
        NonNullTypeNode n => $"{Print(n.Type)}!",
        _ => TypeSystem(node),
    };

    private static string Value(IValueNode node) => node switch
    {
        VariableNode n => $"${n.Name.Value}",
        IntValueNode n => n.Value,
        FloatValueNode n => n.Value,
        StringValueNode n => n.Block ? BlockString.Print(n.Value) : StringLiteral.Print(n.Value),
        BooleanValueNode n => n.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode n => n.Value,
        ListValueNode n => $"[{Join(n.Items, ", ")}]",
        ObjectValueNode n => $"{{{Join(n.Fields, ", ")}}}",
        _ => throw new System.Diagnostics.UnreachableException(node.Kind.ToString()),
    };

    private static string Operation(OperationDefinitionNode node)
    {
        var variables = node.VariableDefinitions.Select(Print).ToArray();
        var list = variables.Any(v => v.Contains('\n'))
            ? Wrap("(\n", string.Join('\n', variables), "\n)")
            : Wrap("(", string.Join(", ", variables), ")");
        var head = Words(node.Operation.ToKeyword(), node.Name?.Value + list, Join(node.Directives, " "));
        var prefix = Described(node) + head;
        return prefix == "query" ? Print(node.SelectionSet) : $"{prefix} {Print(node.SelectionSet)}";
    }

    private static string Fragment(FragmentDefinitionNode node) =>
        $"{Described(node)}fragment {node.Name.Value}{Wrap("(", Join(node.VariableDefinitions, ", "), ")")} on {Print(node.TypeCondition)} "
        + $"{Wrap("", Join(node.Directives, " "), " ")}{Print(node.SelectionSet)}";

    private static string Field(FieldNode node)
    {
        var prefix = node.Alias is { } alias ? $"{alias.Value}: {node.Name.Value}" : node.Name.Value;
        var arguments = Join(node.Arguments, ", ");
        if (arguments.Length > 0)
            arguments = prefix.Length + arguments.Length + 2 > MaxLineLength
                ? $"(\n{Indent(Join(node.Arguments, "\n"))}\n)"
                : $"({arguments})";
        var selections = node.SelectionSet is { } set ? Print(set) : "";
        return $"{prefix}{arguments}{Wrap(" ", Join(node.Directives, " "))}{Wrap(" ", selections)}";
    }

    private static string Default(IValueNode? value) => value is null ? "" : $" = {Value(value)}";

    private static string Described(IHasDescription node) => node.Description is { } text ? Value(text) + "\n" : "";

    private static string Join(IEnumerable<ISyntaxNode> nodes, string separator) =>
        string.Join(separator, nodes.Select(Print).Where(t => t.Length > 0));

    private static string Words(params IEnumerable<string> words) => string.Join(' ', words.Where(w => w.Length > 0));

    private static string Wrap(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    private static string Block(IReadOnlyList<ISyntaxNode> nodes) => Wrap("{\n", Indent(Join(nodes, "\n")), "\n}");

    private static string Indent(string text) => text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
