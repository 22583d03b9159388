namespace Neura.GraphQL.Language;

public sealed partial class GraphQLParser
{
    private SchemaDefinitionNode ParseSchemaDefinition()
    {
        var (start, description) = Begin("schema");
        var directives = ParseDirectives(isConst: true);
        var operations = Many(TokenKind.LeftBrace, p => p.ParseOperationTypeDefinition(), TokenKind.RightBrace);
        return new SchemaDefinitionNode(Finish(start), description, directives, operations);
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = token;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(Finish(start), operation, type);
    }

    private ScalarTypeDefinitionNode ParseScalarTypeDefinition()
    {
        var (start, description) = Begin("scalar");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new ScalarTypeDefinitionNode(Finish(start), name, description, directives);
    }

    private ObjectTypeDefinitionNode ParseObjectTypeDefinition()
    {
        var (start, description) = Begin("type");
        var (name, interfaces, directives, members) = ParseComplexType();
        return new ObjectTypeDefinitionNode(Finish(start), name, description, directives, interfaces, members);
    }

    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition()
    {
        var (start, description) = Begin("interface");
        var (name, interfaces, directives, members) = ParseComplexType();
        return new InterfaceTypeDefinitionNode(Finish(start), name, description, directives, interfaces, members);
    }

    private UnionTypeDefinitionNode ParseUnionTypeDefinition()
    {
        var (start, description) = Begin("union");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMembers();
        return new UnionTypeDefinitionNode(Finish(start), name, description, directives, types);
    }

    private EnumTypeDefinitionNode ParseEnumTypeDefinition()
    {
        var (start, description) = Begin("enum");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValues();
        return new EnumTypeDefinitionNode(Finish(start), name, description, directives, values);
    }

    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition()
    {
        var (start, description) = Begin("input");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var members = ParseInputFields();
        return new InputObjectTypeDefinitionNode(Finish(start), name, description, directives, members);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var (start, description) = Begin("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, p => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(Finish(start), name, description, arguments, repeatable, locations);
    }

    private NameNode ParseDirectiveLocation()
    {
        var start = token;
        var name = ParseName();
        return DirectiveLocations.IsName(name.Value) ? name : throw Unexpected(start);
    }

    private (Token Start, StringValueNode? Description) Begin(string keyword)
    {
        var start = token;
        var description = ParseDescription();
        ExpectKeyword(keyword);
        return (start, description);
    }

    private (NameNode, IReadOnlyList<NamedTypeNode>, IReadOnlyList<DirectiveNode>, IReadOnlyList<FieldDefinitionNode>) ParseComplexType()
    {
        var name = ParseName();
        IReadOnlyList<NamedTypeNode> interfaces = SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, p => p.ParseNamedType()) : [];
        var directives = ParseDirectives(isConst: true);
        var members = OptionalMany(TokenKind.LeftBrace, p => p.ParseFieldDefinition(), TokenKind.RightBrace);
        return (name, interfaces, directives, members);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = token;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode(Finish(start), name, description, arguments, type, directives);
    }

    private IReadOnlyList<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.LeftParenthesis, p => p.ParseInputValueDefinition(), TokenKind.RightParenthesis);

    private IReadOnlyList<InputValueDefinitionNode> ParseInputFields() =>
        OptionalMany(TokenKind.LeftBrace, p => p.ParseInputValueDefinition(), TokenKind.RightBrace);

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = token;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValueLiteral(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode(Finish(start), name, description, type, defaultValue, directives);
    }

    private IReadOnlyList<NamedTypeNode> ParseUnionMembers() =>
        Skip(TokenKind.Equal) ? Delimited(TokenKind.Pipe, p => p.ParseNamedType()) : [];

    private IReadOnlyList<EnumValueDefinitionNode> ParseEnumValues() =>
        OptionalMany(TokenKind.LeftBrace, p => p.ParseEnumValueDefinition(), TokenKind.RightBrace);

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = token;
        var description = ParseDescription();
        if (token.Value is "true" or "false" or "null")
            throw Error(token, $"{token.ToDescription()} is reserved and cannot be used for an enum value.");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinitionNode(Finish(start), name, description, directives);
    }
}
