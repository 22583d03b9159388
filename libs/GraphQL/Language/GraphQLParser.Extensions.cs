namespace Neura.GraphQL.Language;

public sealed partial class GraphQLParser
{
    private IDefinitionNode ParseTypeSystemExtension()
    {
        var keyword = LookAhead();
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        return keyword.Value switch
        {
            "schema" => ParseSchemaExtension(),
            "scalar" => ParseScalarTypeExtension(),
            "type" => ParseObjectTypeExtension(),
            "interface" => ParseInterfaceTypeExtension(),
            "union" => ParseUnionTypeExtension(),
            "enum" => ParseEnumTypeExtension(),
            "input" => ParseInputObjectTypeExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    private SchemaExtensionNode ParseSchemaExtension()
    {
        var start = BeginExtension("schema");
        var directives = ParseDirectives(isConst: true);
        var operations = OptionalMany(TokenKind.LeftBrace, p => p.ParseOperationTypeDefinition(), TokenKind.RightBrace);
        RequireAny(directives.Count, operations.Count);
        return new SchemaExtensionNode(Finish(start), directives, operations);
    }

    private ScalarTypeExtensionNode ParseScalarTypeExtension()
    {
        var start = BeginExtension("scalar");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireAny(directives.Count);
        return new ScalarTypeExtensionNode(Finish(start), name, directives);
    }

    private ObjectTypeExtensionNode ParseObjectTypeExtension()
    {
        var start = BeginExtension("type");
        var (name, interfaces, directives, members) = ParseComplexType();
        RequireAny(interfaces.Count, directives.Count, members.Count);
        return new ObjectTypeExtensionNode(Finish(start), name, directives, interfaces, members);
    }

    private InterfaceTypeExtensionNode ParseInterfaceTypeExtension()
    {
        var start = BeginExtension("interface");
        var (name, interfaces, directives, members) = ParseComplexType();
        RequireAny(interfaces.Count, directives.Count, members.Count);
        return new InterfaceTypeExtensionNode(Finish(start), name, directives, interfaces, members);
    }

    private UnionTypeExtensionNode ParseUnionTypeExtension()
    {
        var start = BeginExtension("union");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMembers();
        RequireAny(directives.Count, types.Count);
        return new UnionTypeExtensionNode(Finish(start), name, directives, types);
    }

    private EnumTypeExtensionNode ParseEnumTypeExtension()
    {
        var start = BeginExtension("enum");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValues();
        RequireAny(directives.Count, values.Count);
        return new EnumTypeExtensionNode(Finish(start), name, directives, values);
    }

    private InputObjectTypeExtensionNode ParseInputObjectTypeExtension()
    {
        var start = BeginExtension("input");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var members = ParseInputFields();
        RequireAny(directives.Count, members.Count);
        return new InputObjectTypeExtensionNode(Finish(start), name, directives, members);
    }

    private Token BeginExtension(string keyword)
    {
        var start = token;
        ExpectKeyword("extend");
        ExpectKeyword(keyword);
        return start;
    }

    /// <summary>An extension must add something; the complaint is about the token that follows.</summary>
    private void RequireAny(params ReadOnlySpan<int> counts)
    {
        if (counts.IndexOfAnyExcept(0) < 0)
            throw Unexpected(token);
    }
}
