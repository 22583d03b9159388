using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Does a type keep the promises of the interfaces that it implements?</summary>
internal static class InterfaceChecks
{
    public static void Check(SchemaErrors errors, ComplexType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in type.DeclaredInterfaces)
        {
            if (declared is not InterfaceType implemented)
                errors.Report(
                    $"Type {type} must only implement Interface types, it cannot implement {declared}.",
                    [.. ImplementsNodes(type, declared)]);
            else if (declared == type)
                errors.Report(
                    $"Type {type.Name} cannot implement itself because it would create a circular reference.",
                    [.. ImplementsNodes(type, declared)]);
            else if (!seen.Add(declared.Name))
                errors.Report($"Type {type.Name} can only implement {declared.Name} once.", [.. ImplementsNodes(type, declared)]);
            else
            {
                CheckAncestors(errors, type, implemented);
                CheckFields(errors, type, implemented);
            }
        }
    }

    private static void CheckAncestors(SchemaErrors errors, ComplexType type, InterfaceType implemented)
    {
        foreach (var ancestor in implemented.DeclaredInterfaces.Where(a => !type.DeclaredInterfaces.Contains(a)))
            errors.Report(
                ancestor == type
                    ? $"Type {type.Name} cannot implement {implemented.Name} because it would create a circular reference."
                    : $"Type {type.Name} must implement {ancestor.Name} because it is implemented by {implemented.Name}.",
                [.. ImplementsNodes(implemented, ancestor), .. ImplementsNodes(type, implemented)]);
    }

    private static void CheckFields(SchemaErrors errors, ComplexType type, InterfaceType implemented)
    {
        foreach (var promised in implemented.Fields)
        {
            if (!type.Fields.TryGet(promised.Name, out var field))
            {
                errors.Report(
                    $"Interface field {implemented.Name}.{promised.Name} expected but {type.Name} does not provide it.",
                    [promised.SyntaxNode, .. type.AllNodes]);
                continue;
            }
            if (!TypeComparison.IsSubType(errors.Schema, field.Type, promised.Type))
                errors.Report(
                    $"Interface field {implemented.Name}.{promised.Name} expects type {promised.Type} "
                    + $"but {type.Name}.{field.Name} is type {field.Type}.",
                    promised.SyntaxNode?.Type,
                    field.SyntaxNode?.Type);
            CheckArguments(errors, (implemented, promised), (type, field));
        }
    }

    private static void CheckArguments(
        SchemaErrors errors, (InterfaceType Type, FieldDefinition Field) promise, (ComplexType Type, FieldDefinition Field) actual)
    {
        var promisedField = $"{promise.Type.Name}.{promise.Field.Name}";
        var actualField = $"{actual.Type.Name}.{actual.Field.Name}";
        foreach (var promised in promise.Field.Arguments)
        {
            if (!actual.Field.Arguments.TryGet(promised.Name, out var argument))
                errors.Report(
                    $"Interface field argument {promisedField}({promised.Name}:) expected but {actualField} does not provide it.",
                    promised.SyntaxNode,
                    actual.Field.SyntaxNode);
            else if (!TypeComparison.AreEqual(promised.Type, argument.Type))
                errors.Report(
                    $"Interface field argument {promisedField}({promised.Name}:) expects type {promised.Type} "
                    + $"but {actualField}({promised.Name}:) is type {argument.Type}.",
                    promised.SyntaxNode?.Type,
                    argument.SyntaxNode?.Type);
        }
        foreach (var extra in actual.Field.Arguments.Where(a => a.IsRequired && !promise.Field.Arguments.Contains(a.Name)))
            errors.Report(
                $"Object field {actualField} includes required argument {extra.Name} that is missing "
                + $"from the Interface field {promisedField}.",
                extra.SyntaxNode,
                promise.Field.SyntaxNode);
    }

    private static IEnumerable<NamedTypeNode> ImplementsNodes(ComplexType type, NamedType declared) => type.AllNodes
        .OfType<IComplexTypeNode>()
        .SelectMany(n => n.Interfaces)
        .Where(n => n.Name.Value == declared.Name);
}
