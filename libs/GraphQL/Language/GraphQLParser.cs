namespace Neura.GraphQL.Language;

/// <summary>
/// Recursive descent over <see cref="Lexer"/>; the depth is counted, so the stack is safe. One instance reads one text.
/// Messages and places are those of graphql-js 16.
/// </summary>
public sealed partial class GraphQLParser
{
    private readonly Lexer lexer;
    private readonly ParserOptions options;
    private Token token = new(TokenKind.StartOfFile, 0, 0, 1, 1, null);
    private Token? ahead;
    private int lastEnd;
    private int tokens;
    private int nodes;
    private int fields;
    private int depth;

    private GraphQLParser(string source, ParserOptions? options)
    {
        lexer = new Lexer(source);
        this.options = options ?? ParserOptions.Default;
    }

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="SyntaxException">The text is no GraphQL document, or exceeds a limit.</exception>
    public static DocumentNode Parse(string source, ParserOptions? options = null) => new GraphQLParser(source, options).ParseDocument();

    /// <summary>Reads a single value that may hold variables.</summary>
    public static IValueNode ParseValue(string source, ParserOptions? options = null) =>
        new GraphQLParser(source, options).ParseAlone(p => p.ParseValueLiteral(isConst: false));

    /// <summary>Reads a single value without variables.</summary>
    public static IValueNode ParseConstValue(string source, ParserOptions? options = null) =>
        new GraphQLParser(source, options).ParseAlone(p => p.ParseValueLiteral(isConst: true));

    /// <summary>Reads a single type reference such as <c>[Int!]!</c>.</summary>
    public static ITypeNode ParseType(string source, ParserOptions? options = null) =>
        new GraphQLParser(source, options).ParseAlone(p => p.ParseTypeReference());

    private T ParseAlone<T>(Func<GraphQLParser, T> parse)
    {
        Expect(TokenKind.StartOfFile);
        var node = parse(this);
        Expect(TokenKind.EndOfFile);
        return node;
    }

    private DocumentNode ParseDocument()
    {
        var start = token;
        var definitions = Many(TokenKind.StartOfFile, p => p.ParseDefinition(), TokenKind.EndOfFile);
        return new DocumentNode(Finish(start), definitions, tokens);
    }

    private IDefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.LeftBrace))
            return ParseOperationDefinition();
        var described = PeekDescription();
        var keyword = described ? LookAhead() : token;
        if (described && keyword.Kind == TokenKind.LeftBrace)
            throw Error(token, "Unexpected description, descriptions are not supported on shorthand queries.");
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        return keyword.Value switch
        {
            "query" or "mutation" or "subscription" => ParseOperationDefinition(),
            "fragment" => ParseFragmentDefinition(),
            "schema" => ParseSchemaDefinition(),
            "scalar" => ParseScalarTypeDefinition(),
            "type" => ParseObjectTypeDefinition(),
            "interface" => ParseInterfaceTypeDefinition(),
            "union" => ParseUnionTypeDefinition(),
            "enum" => ParseEnumTypeDefinition(),
            "input" => ParseInputObjectTypeDefinition(),
            "directive" => ParseDirectiveDefinition(),
            _ when described => throw Error(token, "Unexpected description, only GraphQL definitions support descriptions."),
            "extend" => ParseTypeSystemExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    private bool PeekDescription() => token.Kind is TokenKind.String or TokenKind.BlockString;

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseStringLiteral() : null;

    private NameNode ParseName()
    {
        var start = Expect(TokenKind.Name);
        return new NameNode(Finish(start), start.Value!);
    }
}
