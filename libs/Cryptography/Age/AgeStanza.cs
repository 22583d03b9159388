namespace Neura.Cryptography.Age;

/// <summary>One recipient's part of a header: how some key opens the file key.</summary>
/// <param name="Type">The first argument, such as X25519.</param>
/// <param name="Arguments">What follows the type.</param>
internal sealed record AgeStanza(string Type, IReadOnlyList<string> Arguments, byte[] Body)
{
    // The body of a line has 64 columns; the last line is shorter, even if it is empty.
    public const int Columns = 64;

    public string Text
    {
        get
        {
            var body = AgeBase64.Encode(Body);
            var lines = Enumerable.Range(0, (body.Length / Columns) + 1)
                .Select(i => body[(i * Columns)..Math.Min(body.Length, (i + 1) * Columns)]);
            return $"-> {string.Join(' ', [Type, .. Arguments])}\n{string.Join('\n', lines)}\n";
        }
    }
}
