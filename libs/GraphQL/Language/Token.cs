namespace Neura.GraphQL.Language;

/// <summary>A lexical token; offsets and columns count UTF-16 units, lines and columns from 1.</summary>
/// <param name="Value">Name, number, comment or string value; null for punctuators and the ends of the file.</param>
public readonly record struct Token(TokenKind Kind, int Start, int End, int Line, int Column, string? Value)
{
    internal string ToDescription() => Value is null ? Kind.ToDescription() : $"{Kind.ToDescription()} \"{Value}\"";

    internal Location ToLocation() => new(Start, End, Line, Column);
}
