namespace Neura.GraphQL.Language;

public sealed partial class GraphQLParser
{
    private OperationDefinitionNode ParseOperationDefinition()
    {
        var start = token;
        if (Peek(TokenKind.LeftBrace))
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode(Finish(start), null, null, OperationType.Query, [], [], shorthand);
        }
        var description = ParseDescription();
        var operation = ParseOperationType();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(Finish(start), name, description, operation, variables, directives, selections);
    }

    private OperationType ParseOperationType()
    {
        var keyword = Expect(TokenKind.Name);
        return keyword.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(keyword),
        };
    }

    private IReadOnlyList<VariableDefinitionNode> ParseVariableDefinitions() =>
        OptionalMany(TokenKind.LeftParenthesis, p => p.ParseVariableDefinition(), TokenKind.RightParenthesis);

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValueLiteral(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(Finish(start), variable, description, type, defaultValue, directives);
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = token;
        Enter();
        var selections = Many(
            TokenKind.LeftBrace,
            ISelectionNode (p) => p.Peek(TokenKind.Spread) ? p.ParseFragment() : p.ParseField(),
            TokenKind.RightBrace);
        Leave();
        return new SelectionSetNode(Finish(start), selections);
    }

    private FieldNode ParseField()
    {
        var start = token;
        if (++fields > options.MaxAllowedFields)
            throw Limit($"Document contains more than {options.MaxAllowedFields} fields. Parsing aborted.");
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }
        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selections = Peek(TokenKind.LeftBrace) ? ParseSelectionSet() : null;
        return new FieldNode(Finish(start), name, alias, directives, arguments, selections);
    }

    private ISelectionNode ParseFragment()
    {
        var start = token;
        Expect(TokenKind.Spread);
        var conditional = SkipKeyword("on");
        if (!conditional && Peek(TokenKind.Name))
        {
            var name = ParseFragmentName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode(Finish(start), name, spreadDirectives);
        }
        var condition = conditional ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(Finish(start), condition, directives, selections);
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = token;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        var variables = options.AllowFragmentVariables ? ParseVariableDefinitions() : [];
        ExpectKeyword("on");
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(Finish(start), name, description, variables, condition, directives, selections);
    }

    private NameNode ParseFragmentName() => token.Value == "on" ? throw Unexpected(token) : ParseName();

    private IReadOnlyList<ArgumentNode> ParseArguments(bool isConst) =>
        OptionalMany(TokenKind.LeftParenthesis, p => p.ParseArgument(isConst), TokenKind.RightParenthesis);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = token;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValueLiteral(isConst);
        return new ArgumentNode(Finish(start), name, value);
    }

    private IReadOnlyList<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
            return [];
        var directives = new List<DirectiveNode>();
        while (Peek(TokenKind.At))
        {
            if (directives.Count == options.MaxAllowedDirectives)
                throw Limit($"Document contains more than {options.MaxAllowedDirectives} directives at one location. Parsing aborted.");
            var start = token;
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            directives.Add(new DirectiveNode(Finish(start), name, arguments));
        }
        return directives;
    }
}
