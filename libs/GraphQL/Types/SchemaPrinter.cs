using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Prints a schema as text, in its own order, without the types and directives that every schema has.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var parts = new List<string>();
        if (schema.Description is not null || !HasCommonNames(schema))
            parts.Add(SchemaDefinition(schema));
        parts.AddRange(schema.Directives.Where(d => !DirectiveTypes.IsBuiltIn(d)).Select(Print));
        parts.AddRange(schema.Types.Where(t => !ScalarTypes.IsBuiltIn(t) && !IntrospectionTypes.IsIntrospection(t)).Select(Print));
        return string.Join("\n\n", parts);
    }

    public static string Print(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType t => $"scalar {t.Name}{(t.SpecifiedBy is { } url ? $" @specifiedBy(url: {StringLiteral.Print(url)})" : "")}{Cost(t)}",
        ObjectType t => $"type {t.Name}{Implements(t)}{Cost(t)}{Fields(t)}",
        InterfaceType t => $"interface {t.Name}{Implements(t)}{Cost(t)}{Fields(t)}",
        UnionType t => $"union {t.Name}{Cost(t)}{(t.Types.Count > 0 ? " = " : "")}{string.Join(" | ", t.Types)}",
        EnumType t => $"enum {t.Name}{Cost(t)}{Block(t.Values, v => (v.Description, v.Name + Deprecated(v.DeprecationReason)))}",
        InputObjectType t =>
            $"input {t.Name}{(t.IsOneOf ? " @oneOf" : "")}{Block(t.Fields, f => (f.Description, Input(f)))}",
        _ => throw new System.Diagnostics.UnreachableException(type.Kind.ToString()),
    };

    public static string Print(DirectiveType directive) =>
        $"{Description(directive.Description)}directive @{directive.Name}{Arguments(directive.Arguments)}"
        + $"{Deprecated(directive.DeprecationReason)}{(directive.IsRepeatable ? " repeatable" : "")}"
        + $" on {string.Join(" | ", directive.Locations.Select(l => l.ToName()))}";

    private static bool HasCommonNames(Schema schema) =>
        schema.QueryType is null or { Name: "Query" }
        && schema.MutationType is null or { Name: "Mutation" }
        && schema.SubscriptionType is null or { Name: "Subscription" };

    private static string SchemaDefinition(Schema schema)
    {
        var roots = Enum.GetValues<OperationType>()
            .Where(o => schema.GetRootType(o) is not null)
            .Select(o => $"  {o.ToKeyword()}: {schema.GetRootType(o)}");
        return $"{Description(schema.Description)}schema {{\n{string.Join('\n', roots)}\n}}";
    }

    private static string Cost(NamedType type) => CostData.Print(type.ContextData) + CacheControl.Print(type.KnownContextData);

    private static string Implements(ComplexType type) =>
        type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    private static string Fields(ComplexType type) => Block(
        type.Fields,
        f => (
            f.Description,
            $"{f.Name}{Arguments(f.Arguments, "  ")}: {f.Type}{Deprecated(f.DeprecationReason)}{CostData.Print(f.ContextData)}"
            + CacheControl.Print(f.KnownContextData)));

    private static string Block<T>(IReadOnlyList<T> items, Func<T, (string? Description, string Text)> print) =>
        items.Count == 0 ? "" : $" {{\n{Lines(items, "  ", print)}\n}}";

    private static string Arguments(DefinitionMap<InputValueDefinition> arguments, string indentation = "")
    {
        if (arguments.Count == 0)
            return "";
        return arguments.All(a => string.IsNullOrEmpty(a.Description))
            ? $"({string.Join(", ", arguments.Select(Input))})"
            : $"(\n{Lines(arguments, "  " + indentation, a => (a.Description, Input(a)))}\n{indentation})";
    }

    private static string Lines<T>(IReadOnlyList<T> items, string indentation, Func<T, (string? Description, string Text)> print) =>
        string.Join('\n', items.Select((item, i) =>
        {
            var (description, text) = print(item);
            return $"{Description(description, indentation, i == 0)}{indentation}{text}";
        }));

    private static string Input(InputValueDefinition input)
    {
        var literal = input.HasDefaultValue ? ValueLiterals.ToLiteral(input.DefaultValue, input.Type) : null;
        return $"{input.Name}: {input.Type}{(literal is null ? "" : $" = {literal}")}{Deprecated(input.DeprecationReason)}"
            + CostData.Print(input.ContextData);
    }

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        DirectiveTypes.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {StringLiteral.Print(reason)})",
    };

    private static string Description(string? text, string indentation = "", bool first = true)
    {
        if (text is null)
            return "";
        var literal = BlockString.CanPrint(text) ? BlockString.Print(text) : StringLiteral.Print(text);
        var before = indentation.Length > 0 && !first ? "\n" : "";
        return $"{before}{indentation}{literal.Replace("\n", "\n" + indentation, StringComparison.Ordinal)}\n";
    }
}
