namespace Neura.GraphQL.Language;

/// <summary>Reads a source's tokens in turn, comments among them (https://spec.graphql.org/October2021/#sec-Source-Text).</summary>
public sealed partial class Lexer(string source)
{
    private int position;
    private int line = 1;
    private int lineStart;

    public string Source { get; } = source;

    /// <summary>The next token; after the last one the end of the file, again and again.</summary>
    /// <exception cref="SyntaxException">The characters form no token.</exception>
    public Token Next()
    {
        while (position < Source.Length)
        {
            switch (Source[position])
            {
                case '\uFEFF' or '\t' or ' ' or ',':
                    position++;
                    continue;
                case '\r' when At(position + 1) == '\n':
                    position += 2;
                    NewLine();
                    continue;
                case '\n' or '\r':
                    position++;
                    NewLine();
                    continue;
                case '#':
                    return ReadComment();
                case '"':
                    return At(position + 1) == '"' && At(position + 2) == '"' ? ReadBlockString() : ReadString();
                case '.' when At(position + 1) == '.' && At(position + 2) == '.':
                    return Take(TokenKind.Spread, position + 3);
                case '-' or (>= '0' and <= '9'):
                    return ReadNumber();
                case var c when IsNameStart(c):
                    return ReadName();
                case var c when Punctuator(c) is { } kind:
                    return Take(kind, position + 1);
                default:
                    throw UnexpectedCharacter();
            }
        }
        return Take(TokenKind.EndOfFile, position);
    }

    private static TokenKind? Punctuator(char c) => c switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.LeftParenthesis,
        ')' => TokenKind.RightParenthesis,
        ':' => TokenKind.Colon,
        '=' => TokenKind.Equal,
        '@' => TokenKind.At,
        '[' => TokenKind.LeftBracket,
        ']' => TokenKind.RightBracket,
        '{' => TokenKind.LeftBrace,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.RightBrace,
        _ => null,
    };

    private void NewLine()
    {
        line++;
        lineStart = position;
    }

    /// <summary>The character at an offset, or NUL after the end; NUL itself is nowhere a part of a token's syntax.</summary>
    private char At(int index) => index < Source.Length ? Source[index] : '\0';

    private Token Take(TokenKind kind, int end, string? value = null)
    {
        var token = new Token(kind, position, end, line, position - lineStart + 1, value);
        position = end;
        return token;
    }

    private Token ReadName()
    {
        var end = position + 1;
        while (IsNameStart(At(end)) || char.IsAsciiDigit(At(end)))
            end++;
        return Take(TokenKind.Name, end, Source[position..end]);
    }

    private Token ReadComment()
    {
        var end = position + 1;
        while (end < Source.Length && Source[end] is not ('\n' or '\r') && CharactersAt(end) is > 0 and var length)
            end += length;
        return Take(TokenKind.Comment, end, Source[(position + 1)..end]);
    }

    /// <summary>How many UTF-16 units the Unicode scalar value here takes; 0 for a lone surrogate, which no source may hold.</summary>
    private int CharactersAt(int index) =>
        !char.IsSurrogate(Source[index]) ? 1
        : index + 1 < Source.Length && char.IsSurrogatePair(Source[index], Source[index + 1]) ? 2
        : 0;

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private SyntaxException UnexpectedCharacter() => Error(position, Source[position] == '\''
        ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
        : $"{(CharactersAt(position) > 0 ? "Unexpected" : "Invalid")} character: {Describe(position)}.");

    private SyntaxException Error(int at, string message) => SyntaxException.At(Source, at, message);

    private string Describe(int at)
    {
        if (at >= Source.Length)
            return "<EOF>";
        var code = CharactersAt(at) == 2 ? char.ConvertToUtf32(Source[at], Source[at + 1]) : Source[at];
        return code is >= 0x20 and <= 0x7E ? code == '"' ? "'\"'" : $"\"{(char)code}\"" : $"U+{code:X4}";
    }
}
