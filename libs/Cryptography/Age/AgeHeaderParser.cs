using System.Text;

namespace Neura.Cryptography.Age;

/// <summary>Reads the one text of a header (C2SP age): no line ends but LF, no spaces but single ones, canonical base64.</summary>
internal ref struct AgeHeaderParser(ReadOnlySpan<byte> text)
{
    public const string Version = "age-encryption.org/v1";

    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;

    public readonly bool IsAtEnd => _position == _text.Length;

    public (List<AgeStanza> Stanzas, int Macked, byte[] Mac) Read()
    {
        if (!Line().SequenceEqual("age-encryption.org/v1"u8)) throw Invalid("not an age v1 file");
        var stanzas = new List<AgeStanza>();
        while (true)
        {
            var macked = _position + 3;
            var line = Line();
            if (line.StartsWith("---"u8)) return (Checked(stanzas), macked, MacOf(line));
            if (!line.StartsWith("-> "u8)) throw Invalid("a stanza or the MAC expected");
            if (stanzas.Count == AgeHeader.MaxStanzas)
                throw new AgeException(AgeError.TooManyStanzas, $"The header has more than {AgeHeader.MaxStanzas} stanzas.");
            stanzas.Add(Stanza(line[3..]));
        }
    }

    private AgeStanza Stanza(ReadOnlySpan<byte> line)
    {
        if (line.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0) throw Invalid("a foreign character");
        var arguments = Encoding.ASCII.GetString(line).Split(' ');
        if (arguments.Any(a => a.Length == 0)) throw Invalid("an empty argument");
        var body = new List<byte>();
        while (true)
        {
            var columns = Line();
            if (columns.Length > AgeStanza.Columns || !AgeBase64.TryDecode(columns, out var bytes)) throw Invalid("a malformed body");
            body.AddRange(bytes);
            if (columns.Length < AgeStanza.Columns) return new AgeStanza(arguments[0], arguments[1..], [.. body]);
        }
    }

    // Whoever shares a file by passphrase means to have written it himself: no other key may open it.
    private static List<AgeStanza> Checked(List<AgeStanza> stanzas) => stanzas switch
    {
        [] => throw Invalid("no stanza"),
        { Count: > 1 } when stanzas.Any(s => s.Type == AgePassphrase.StanzaType) => throw Invalid("a passphrase beside other stanzas"),
        _ => stanzas,
    };

    private static byte[] MacOf(ReadOnlySpan<byte> line) =>
        line.StartsWith("--- "u8) && AgeBase64.TryDecode(line[4..], out var mac) && mac.Length == 32
            ? mac
            : throw Invalid("a malformed MAC");

    private ReadOnlySpan<byte> Line()
    {
        var rest = _text[_position..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0) throw Invalid("it ends early");
        _position += end + 1;
        return rest[..end];
    }

    private static AgeException Invalid(string why) => new(AgeError.HeaderInvalid, $"The age header is malformed: {why}.");
}
