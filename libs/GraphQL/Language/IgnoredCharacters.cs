using System.Text;

namespace Neura.GraphQL.Language;

/// <summary>The shortest text with the same tokens: for hashing and caching documents.</summary>
public static class IgnoredCharacters
{
    /// <exception cref="SyntaxException">The source has characters that form no token.</exception>
    public static string Strip(string source)
    {
        var lexer = new Lexer(source);
        var text = new StringBuilder(source.Length);
        var afterWord = false;
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Comment)
                continue;
            var word = !token.Kind.IsPunctuator();
            if (afterWord && (word || token.Kind == TokenKind.Spread))
                text.Append(' ');
            if (token.Kind == TokenKind.BlockString)
                text.Append(BlockString.Print(token.Value!, minimize: true));
            else
                text.Append(source, token.Start, token.End - token.Start);
            afterWord = word;
        }
        return text.ToString();
    }
}
