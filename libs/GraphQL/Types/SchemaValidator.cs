using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>
/// The rules of https://spec.graphql.org/October2021/#sec-Type-System on types, with graphql-js 16's messages and places.
/// </summary>
public static class SchemaValidator
{
    /// <summary>All errors; none for a schema that may serve.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema)
    {
        var errors = new SchemaErrors(schema);
        CheckRoot(errors, OperationType.Query, schema.Parts.Query);
        CheckRoot(errors, OperationType.Mutation, schema.Parts.Mutation);
        CheckRoot(errors, OperationType.Subscription, schema.Parts.Subscription);
        foreach (var directive in schema.Directives)
            CheckDirective(errors, directive);
        var cycles = new InputCycles(errors);
        foreach (var type in schema.Types)
            CheckType(errors, type, cycles);
        return errors.Found;
    }

    /// <exception cref="GraphQLException">The schema is not valid.</exception>
    public static Schema Require(Schema schema)
    {
        var errors = Validate(schema);
        return errors.Count == 0 ? schema : throw new GraphQLException(errors);
    }

    private static void CheckRoot(SchemaErrors errors, OperationType operation, NamedType? type)
    {
        var schema = errors.Schema;
        if (type is null && operation == OperationType.Query)
            errors.Report("Query root type must be provided.", schema.SyntaxNode);
        if (type is null or ObjectType)
            return;
        var optional = operation == OperationType.Query ? "" : " if provided";
        var node = (schema.SyntaxNode?.OperationTypes ?? [])
            .Concat(schema.ExtensionNodes.SelectMany(e => e.OperationTypes))
            .FirstOrDefault(o => o.Operation == operation);
        errors.Report(
            $"{operation} root type must be Object type{optional}, it cannot be {type}.", (ISyntaxNode?)node?.Type ?? type.SyntaxNode);
    }

    private static void CheckDirective(SchemaErrors errors, DirectiveType directive)
    {
        errors.CheckName(directive.Name, directive.SyntaxNode);
        if (directive.Locations.Count == 0)
            errors.Report($"Directive @{directive.Name} must include 1 or more locations.", directive.SyntaxNode);
        foreach (var argument in directive.Arguments)
            errors.CheckInput(argument, $"@{directive.Name}({argument.Name}:)", "argument", argument.SyntaxNode);
    }

    private static void CheckType(SchemaErrors errors, NamedType type, InputCycles cycles)
    {
        if (!IntrospectionTypes.IsIntrospection(type))
            errors.CheckName(type.Name, type.SyntaxNode);
        switch (type)
        {
            case ComplexType complex:
                CheckFields(errors, complex);
                InterfaceChecks.Check(errors, complex);
                break;
            case UnionType union:
                CheckMembers(errors, union);
                break;
            case EnumType e:
                if (e.Values.Count == 0)
                    errors.Report($"Enum type {e.Name} must define one or more values.", [.. e.AllNodes]);
                foreach (var value in e.Values)
                    errors.CheckName(value.Name, value.SyntaxNode);
                break;
            case InputObjectType input:
                CheckInputFields(errors, input);
                cycles.Find(input);
                break;
        }
    }

    private static void CheckFields(SchemaErrors errors, ComplexType type)
    {
        if (type.Fields.Count == 0)
            errors.Report($"Type {type.Name} must define one or more fields.", [.. type.AllNodes]);
        foreach (var field in type.Fields)
        {
            errors.CheckName(field.Name, field.SyntaxNode);
            if (!field.Type.IsOutputType())
                errors.Report(
                    $"The type of {type.Name}.{field.Name} must be Output Type but got: {field.Type}.", field.SyntaxNode?.Type);
            foreach (var argument in field.Arguments)
                errors.CheckInput(argument, $"{type.Name}.{field.Name}({argument.Name}:)", "argument", argument.SyntaxNode?.Type);
        }
    }

    private static void CheckMembers(SchemaErrors errors, UnionType union)
    {
        if (union.DeclaredTypes.Count == 0)
            errors.Report($"Union type {union.Name} must define one or more member types.", [.. union.AllNodes]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in union.DeclaredTypes)
        {
            if (!seen.Add(member.Name))
                errors.Report($"Union type {union.Name} can only include type {member.Name} once.", [.. MemberNodes(union, member)]);
            else if (member is not ObjectType)
                errors.Report(
                    $"Union type {union.Name} can only include Object types, it cannot include {member}.", [.. MemberNodes(union, member)]);
        }
    }

    private static IEnumerable<NamedTypeNode> MemberNodes(UnionType union, NamedType member) => union.AllNodes
        .SelectMany(n => (n as UnionTypeDefinitionNode)?.Types ?? (n as UnionTypeExtensionNode)?.Types ?? [])
        .Where(n => n.Name.Value == member.Name);

    private static void CheckInputFields(SchemaErrors errors, InputObjectType type)
    {
        if (type.Fields.Count == 0)
            errors.Report($"Input Object type {type.Name} must define one or more fields.", [.. type.AllNodes]);
        foreach (var field in type.Fields)
        {
            errors.CheckInput(field, $"{type.Name}.{field.Name}", "input field", field.SyntaxNode?.Type);
            if (type.IsOneOf && field.Type is NonNullType)
                errors.Report($"OneOf input field {type.Name}.{field.Name} must be nullable.", field.SyntaxNode?.Type);
            if (type.IsOneOf && field.HasDefaultValue)
                errors.Report($"OneOf input field {type.Name}.{field.Name} cannot have a default value.", field.SyntaxNode);
        }
    }
}
