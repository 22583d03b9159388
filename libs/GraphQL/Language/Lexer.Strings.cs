using System.Text;

namespace Neura.GraphQL.Language;

public sealed partial class Lexer
{
    private Token ReadString()
    {
        var at = position + 1;
        var chunk = at;
        StringBuilder? value = null;
        while (at < Source.Length)
        {
            switch (Source[at])
            {
                case '"':
                    var tail = Source[chunk..at];
                    return Take(TokenKind.String, at + 1, value is null ? tail : value.Append(tail).ToString());
                case '\\':
                    value ??= new StringBuilder();
                    value.Append(Source, chunk, at - chunk);
                    at += ReadEscape(at, value);
                    chunk = at;
                    continue;
                case '\n' or '\r':
                    throw Error(at, "Unterminated string.");
            }
            at += RequireCharacter(at);
        }
        throw Error(at, "Unterminated string.");
    }

    private int RequireCharacter(int at)
    {
        var length = CharactersAt(at);
        return length > 0 ? length : throw Error(at, $"Invalid character within String: {Describe(at)}.");
    }

    private int ReadEscape(int at, StringBuilder value)
    {
        if (At(at + 1) == 'u')
            return At(at + 2) == '{' ? ReadVariableUnicode(at, value) : ReadFixedUnicode(at, value);
        value.Append(At(at + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(at, $"Invalid character escape sequence: \"{Slice(at, 2)}\"."),
        });
        return 2;
    }

    private int ReadVariableUnicode(int at, StringBuilder value)
    {
        var point = 0;
        var size = 3;
        while (size < 12) // no longer than \u{00000000}
        {
            var c = At(at + size++);
            if (c == '}' && size >= 5 && Rune.IsValid(point))
            {
                value.Append(new Rune(point).ToString());
                return size;
            }
            if (c == '}' || !char.IsAsciiHexDigit(c))
                break;
            point = (point << 4) | Convert.ToInt32(c.ToString(), 16);
            if (point < 0)
                break;
        }
        throw Error(at, $"Invalid Unicode escape sequence: \"{Slice(at, size)}\".");
    }

    private int ReadFixedUnicode(int at, StringBuilder value)
    {
        var code = HexAt(at + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            value.Append((char)code);
            return 6;
        }
        // JSON-style pairs of escapes are allowed, but only where they form a valid pair.
        if (code >= 0 && char.IsHighSurrogate((char)code) && At(at + 6) == '\\' && At(at + 7) == 'u'
            && HexAt(at + 8) is >= 0 and var low && char.IsLowSurrogate((char)low))
        {
            value.Append((char)code).Append((char)low);
            return 12;
        }
        throw Error(at, $"Invalid Unicode escape sequence: \"{Slice(at, 6)}\".");
    }

    private int HexAt(int at)
    {
        var code = 0;
        for (var i = at; i < at + 4; i++)
        {
            if (!char.IsAsciiHexDigit(At(i)))
                return -1;
            code = (code << 4) | Convert.ToInt32(Source[i].ToString(), 16);
        }
        return code;
    }

    private string Slice(int at, int length) => Source[at..Math.Min(at + length, Source.Length)];

    private Token ReadBlockString()
    {
        var at = position + 3;
        var chunk = at;
        var start = lineStart;
        var current = new StringBuilder();
        var lines = new List<string>();
        while (at < Source.Length)
        {
            var c = Source[at];
            if (c == '"' && At(at + 1) == '"' && At(at + 2) == '"')
            {
                lines.Add(current.Append(Source, chunk, at - chunk).ToString());
                var token = Take(TokenKind.BlockString, at + 3, string.Join('\n', BlockString.Dedent(lines)));
                line += lines.Count - 1;
                lineStart = start;
                return token;
            }
            if (c == '\\' && At(at + 1) == '"' && At(at + 2) == '"' && At(at + 3) == '"')
            {
                current.Append(Source, chunk, at - chunk);
                chunk = at + 1; // only the backslash is dropped
                at += 4;
            }
            else if (c is '\n' or '\r')
            {
                lines.Add(current.Append(Source, chunk, at - chunk).ToString());
                current.Clear();
                at += c == '\r' && At(at + 1) == '\n' ? 2 : 1;
                chunk = start = at;
            }
            else
            {
                at += RequireCharacter(at);
            }
        }
        throw Error(at, "Unterminated string.");
    }
}
