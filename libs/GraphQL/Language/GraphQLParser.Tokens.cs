namespace Neura.GraphQL.Language;

public sealed partial class GraphQLParser
{
    private static readonly Location NoLocation = new(0, 0, 1, 1);

    private bool Peek(TokenKind kind) => token.Kind == kind;

    private void Advance()
    {
        lastEnd = token.End;
        token = ahead ?? Read();
        ahead = null;
        // Counted as it is consumed, so that the place of the refusal is the first token too many.
        if (token.Kind != TokenKind.EndOfFile && ++tokens > options.MaxAllowedTokens)
            throw Limit($"Document contains more that {options.MaxAllowedTokens} tokens. Parsing aborted.");
    }

    private Token LookAhead() => ahead ??= Read();

    private Token Read()
    {
        var comments = 0;
        Token next;
        while ((next = lexer.Next()).Kind == TokenKind.Comment)
            if (++comments > options.MaxAllowedTokens)
                throw SyntaxLimit(next, $"Document contains more than {options.MaxAllowedTokens} comments. Parsing aborted.");
        return next;
    }

    private Token Expect(TokenKind kind)
    {
        var found = token;
        if (found.Kind != kind)
            throw Error(found, $"Expected {kind.ToDescription()}, found {found.ToDescription()}.");
        Advance();
        return found;
    }

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(token, $"Expected \"{keyword}\", found {token.ToDescription()}.");
    }

    private bool SkipKeyword(string keyword)
    {
        if (token.Kind != TokenKind.Name || token.Value != keyword)
            return false;
        Advance();
        return true;
    }

    /// <summary>One or more items between the two.</summary>
    private List<T> Many<T>(TokenKind open, Func<GraphQLParser, T> parse, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
            items.Add(parse(this));
        while (!Skip(close));
        return items;
    }

    /// <summary>One or more items between the two, or nothing at all.</summary>
    private IReadOnlyList<T> OptionalMany<T>(TokenKind open, Func<GraphQLParser, T> parse, TokenKind close) =>
        Peek(open) ? Many(open, parse, close) : [];

    /// <summary>One or more items with a delimiter between, and maybe one before the first.</summary>
    private List<T> Delimited<T>(TokenKind delimiter, Func<GraphQLParser, T> parse)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
            items.Add(parse(this));
        while (Skip(delimiter));
        return items;
    }

    /// <summary>Called once for each node, after its last token: counts it and gives its place.</summary>
    private Location? Finish(in Token start)
    {
        if (++nodes > options.MaxAllowedNodes)
            throw Limit($"Document contains more than {options.MaxAllowedNodes} nodes. Parsing aborted.");
        return options.NoLocations ? null : new Location(start.Start, lastEnd, start.Line, start.Column);
    }

    private void Enter()
    {
        if (++depth > options.MaxAllowedRecursionDepth)
            throw Limit($"Document nests deeper than {options.MaxAllowedRecursionDepth} levels. Parsing aborted.");
    }

    private void Leave() => depth--;

    private static SyntaxException Unexpected(in Token at) => Error(at, $"Unexpected {at.ToDescription()}.");

    private static SyntaxException Error(in Token at, string message) => new(message, at.ToLocation());

    private SyntaxException Limit(string message) => SyntaxLimit(token, message);

    private static SyntaxException SyntaxLimit(in Token at, string message) =>
        new(message, at.Kind == TokenKind.StartOfFile ? NoLocation : at.ToLocation(), limitExceeded: true);
}
