namespace Neura.GraphQL.Language;

public sealed partial class GraphQLParser
{
    private IValueNode ParseValueLiteral(bool isConst)
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseList(isConst);
            case TokenKind.LeftBrace:
                return ParseObject(isConst);
            case TokenKind.Integer:
                Advance();
                return new IntValueNode(Finish(start), start.Value!);
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(Finish(start), start.Value!);
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                return ParseNameLiteral();
            case TokenKind.Dollar when isConst:
                Advance();
                throw Peek(TokenKind.Name)
                    ? Error(start, $"Unexpected variable \"${token.Value}\" in constant value.")
                    : Unexpected(start);
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected(start);
        }
    }

    private IValueNode ParseNameLiteral()
    {
        var start = token;
        Advance();
        return start.Value switch
        {
            "true" => new BooleanValueNode(Finish(start), true),
            "false" => new BooleanValueNode(Finish(start), false),
            "null" => new NullValueNode(Finish(start)),
            _ => new EnumValueNode(Finish(start), start.Value!),
        };
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(Finish(start), name);
    }

    private StringValueNode ParseStringLiteral()
    {
        var start = token;
        Advance();
        return new StringValueNode(Finish(start), start.Value!, start.Kind == TokenKind.BlockString);
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = token;
        Enter();
        Advance();
        var items = new List<IValueNode>();
        while (!Skip(TokenKind.RightBracket))
            items.Add(ParseValueLiteral(isConst));
        Leave();
        return new ListValueNode(Finish(start), items);
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = token;
        Enter();
        Advance();
        var items = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.RightBrace))
        {
            var field = token;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValueLiteral(isConst);
            items.Add(new ObjectFieldNode(Finish(field), name, value));
        }
        Leave();
        return new ObjectValueNode(Finish(start), items);
    }

    private ITypeNode ParseTypeReference()
    {
        var start = token;
        ITypeNode type;
        if (Peek(TokenKind.LeftBracket))
        {
            Enter();
            Advance();
            var inner = ParseTypeReference();
            Expect(TokenKind.RightBracket);
            Leave();
            type = new ListTypeNode(Finish(start), inner);
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(Finish(start), type) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = token;
        var name = ParseName();
        return new NamedTypeNode(Finish(start), name);
    }
}
