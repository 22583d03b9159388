namespace Neura.GraphQL.Language;

public sealed partial class Lexer
{
    private Token ReadNumber()
    {
        var at = position;
        var isFloat = false;
        if (At(at) == '-')
            at++;
        if (At(at) == '0')
        {
            at++;
            if (char.IsAsciiDigit(At(at)))
                throw Error(at, $"Invalid number, unexpected digit after 0: {Describe(at)}.");
        }
        else
        {
            at = ReadDigits(at);
        }
        if (At(at) == '.')
        {
            isFloat = true;
            at = ReadDigits(at + 1);
        }
        if (At(at) is 'e' or 'E')
        {
            isFloat = true;
            at++;
            if (At(at) is '+' or '-')
                at++;
            at = ReadDigits(at);
        }
        if (At(at) == '.' || IsNameStart(At(at)))
            throw Error(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        return Take(isFloat ? TokenKind.Float : TokenKind.Integer, at, Source[position..at]);
    }

    private int ReadDigits(int at)
    {
        if (!char.IsAsciiDigit(At(at)))
            throw Error(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        while (char.IsAsciiDigit(At(at)))
            at++;
        return at;
    }
}
