namespace Neura.GraphQL.Language;

/// <summary>The text is not GraphQL, or exceeds a limit of <see cref="ParserOptions"/>.</summary>
public sealed class SyntaxException(string message, Location location, bool limitExceeded = false) : Exception($"Syntax Error: {message}")
{
    public Location Location { get; } = location;

    /// <summary>True if the text was refused for its size rather than its grammar.</summary>
    public bool LimitExceeded { get; } = limitExceeded;

    public GraphQLError Error => new(Message, [new ErrorLocation(Location.Line, Location.Column)]);

    /// <summary>An exception at an offset whose line and column are not known yet.</summary>
    internal static SyntaxException At(string source, int position, string message)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < position; i++)
        {
            if (source[i] is not ('\n' or '\r'))
                continue;
            if (source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n')
            {
                if (i + 1 >= position)
                    break; // a carriage return belongs to the line that its line feed ends
                i++;
            }
            line++;
            lineStart = i + 1;
        }
        return new SyntaxException(message, new Location(position, position, line, position - lineStart + 1));
    }
}
