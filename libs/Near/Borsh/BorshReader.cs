using System.Buffers.Binary;
using System.Text;

namespace Neura.Near.Borsh;

/// <summary>
/// Reads borsh from untrusted bytes: a length is believed only as far as bytes remain, so nothing is allocated for a lie.
/// </summary>
/// <remarks>Every failure is a <see cref="NearFormatException"/>.</remarks>
public ref struct BorshReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> _rest = source;

    /// <summary>Bytes that have not been read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Reads a u8.</summary>
    public byte ReadByte() => ReadFixed(1)[0];

    /// <summary>Reads a u32.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadFixed(4));

    /// <summary>Reads a u64.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadFixed(8));

    /// <summary>Reads a u128.</summary>
    public UInt128 ReadUInt128() => BinaryPrimitives.ReadUInt128LittleEndian(ReadFixed(16));

    /// <summary>Reads bytes of a length both sides know.</summary>
    public ReadOnlySpan<byte> ReadFixed(int length)
    {
        if (length > _rest.Length) throw new NearFormatException($"Truncated: {length} bytes announced or expected, {_rest.Length} left.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>Reads bytes after a u32 length.</summary>
    public ReadOnlySpan<byte> ReadBytes() => ReadFixed(ReadLength());

    /// <summary>Reads text after a u32 length.</summary>
    public string ReadString()
    {
        try
        {
            return BorshText.Strict.GetString(ReadBytes());
        }
        catch (DecoderFallbackException)
        {
            throw new NearFormatException("Text is not UTF-8.");
        }
    }

    /// <summary>A flag byte that is 0 or 1; anything else is refused, so that one value has one encoding.</summary>
    public bool ReadFlag() => ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw new NearFormatException($"A flag is 0 or 1, not {other}."),
    };

    /// <summary>Reads a flag, and text where it is 1.</summary>
    public string? ReadOptionalString() => ReadFlag() ? ReadString() : null;

    /// <summary>A count of elements, each of which takes at least one byte.</summary>
    public int ReadLength()
    {
        var length = ReadUInt32();
        return length <= _rest.Length
            ? (int)length
            : throw new NearFormatException($"A length of {length} is announced, {_rest.Length} bytes are left.");
    }

    /// <summary>Refuses bytes after the value.</summary>
    public readonly void ExpectEnd()
    {
        if (_rest.Length != 0) throw new NearFormatException($"{_rest.Length} bytes follow the value.");
    }
}
