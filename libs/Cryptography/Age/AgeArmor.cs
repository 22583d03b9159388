using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Neura.Cryptography.Age;

/// <summary>Reads ASCII armor (strict PEM, C2SP age) as the file within. Reading only: nothing here writes it.</summary>
public sealed class AgeArmor(Stream armored) : ReadOnlyStream
{
    private const string Begin = "-----BEGIN AGE ENCRYPTED FILE-----";
    private const string End = "-----END AGE ENCRYPTED FILE-----";
    private const int MaxWhiteSpace = 1024;

    private readonly StreamReader _lines = new(armored, Encoding.Latin1);
    private readonly byte[] _decoded = new byte[48];
    private ReadOnlyMemory<byte> _unread;
    private bool _hasBegun;
    private bool _isLast;
    private bool _isAtEnd;

    public override int Read(Span<byte> buffer)
    {
        while (_unread.IsEmpty && !_isAtEnd) Next();
        var length = Math.Min(buffer.Length, _unread.Length);
        _unread.Span[..length].CopyTo(buffer);
        _unread = _unread[length..];
        return length;
    }

    // Armored files are small: read with the thread.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        if (!_hasBegun) SkipToBegin();
        var line = Line();
        if (line == End)
        {
            SkipToEnd();
            return;
        }
        // A short line is the last one.
        if (_isLast || line.Length is 0 or > AgeStanza.Columns) throw Invalid("a line of a wrong length");
        var text = Encoding.Latin1.GetBytes(line);
        if (Base64.DecodeFromUtf8(text, _decoded, out _, out var written) != OperationStatus.Done
            || Convert.ToBase64String(_decoded, 0, written) != line) throw Invalid("not canonical base64");
        _isLast = written < _decoded.Length;
        _unread = _decoded.AsMemory(0, written);
    }

    private void SkipToBegin()
    {
        var skipped = 0;
        string line;
        while ((line = Line()).Trim(" \t\r\n").Length == 0)
            if ((skipped += line.Length + 1) > MaxWhiteSpace) throw Invalid("too much white space");
        if (line != Begin) throw Invalid("another first line");
        _hasBegun = true;
    }

    private void SkipToEnd()
    {
        var rest = new char[MaxWhiteSpace];
        var length = _lines.ReadBlock(rest);
        if (length == MaxWhiteSpace || rest.AsSpan(0, length).Trim(" \t\r\n").Length > 0) throw Invalid("something follows");
        _isAtEnd = true;
    }

    // LF or CR LF; a lone CR is part of its line and refused with it.
    private string Line()
    {
        var line = new StringBuilder(72);
        while (true)
        {
            var c = _lines.Read();
            if (c < 0 && line.Length == 0) throw Invalid("it ends early");
            if (c < 0 || c == '\n') break;
            if (line.Append((char)c).Length > MaxWhiteSpace) throw Invalid("a line of a wrong length");
        }
        if (line.Length > 0 && line[^1] == '\r') line.Length--;
        return line.ToString();
    }

    private static AgeException Invalid(string why) => new(AgeError.ArmorInvalid, $"The armor is malformed: {why}.");
}
