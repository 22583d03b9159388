using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Neura.GraphQL.Binding;

/// <summary>
/// Cursors as base64url of a truncated HMAC-SHA256 and the text. They are authentic, not secret: do not put into a cursor what a
/// client may not see.
/// </summary>
/// <param name="key">At least 32 bytes, the same on every node that serves the schema.</param>
public sealed class HmacCursorSerializer(ReadOnlyMemory<byte> key) : ICursorSerializer
{
    private const int TagBytes = 16;
    private const int MaxCursorChars = 2_048;

    private readonly byte[] _key = key.Length >= 32
        ? key.ToArray()
        : throw new ArgumentException("A cursor key has at least 32 bytes.", nameof(key));

    public string Seal(string context, string cursor)
    {
        var text = Encoding.UTF8.GetBytes(cursor);
        Span<byte> tag = stackalloc byte[TagBytes];
        Sign(context, text, tag);
        return Base64Url.EncodeToString([.. tag, .. text]);
    }

    public bool TryOpen(string context, string sealedCursor, [NotNullWhen(true)] out string? cursor)
    {
        cursor = null;
        if (sealedCursor.Length > MaxCursorChars || !Base64Url.IsValid(sealedCursor))
            return false;
        var bytes = Base64Url.DecodeFromChars(sealedCursor);
        if (bytes.Length < TagBytes)
            return false;
        Span<byte> tag = stackalloc byte[TagBytes];
        Sign(context, bytes.AsSpan(TagBytes), tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, bytes.AsSpan(0, TagBytes)))
            return false;
        cursor = Encoding.UTF8.GetString(bytes.AsSpan(TagBytes));
        return true;
    }

    private void Sign(string context, ReadOnlySpan<byte> text, Span<byte> tag)
    {
        // The length stands between the two, so that no part of one can pass for the other.
        var head = Encoding.UTF8.GetBytes($"{context.Length}:{context}:");
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, [.. head, .. text], full);
        full[..TagBytes].CopyTo(tag);
    }
}
