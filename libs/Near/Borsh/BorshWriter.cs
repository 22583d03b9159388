using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Neura.Near.Borsh;

/// <summary>Writes borsh (https://borsh.io): integers little-endian, text and lists after a u32 length.</summary>
public sealed class BorshWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>What has been written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>A copy of what has been written.</summary>
    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    /// <summary>Writes a u8.</summary>
    public void WriteByte(byte value) => _buffer.Write([value]);

    /// <summary>Writes a u32.</summary>
    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    /// <summary>Writes a u64.</summary>
    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    /// <summary>Writes a u128.</summary>
    public void WriteUInt128(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_buffer.GetSpan(16), value);
        _buffer.Advance(16);
    }

    /// <summary>Bytes of a length both sides know: no prefix.</summary>
    public void WriteFixed(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    /// <summary>Writes a u32 length and the bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteUInt32((uint)bytes.Length);
        _buffer.Write(bytes);
    }

    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair.</exception>
    public void WriteString(string text)
    {
        var length = BorshText.Strict.GetByteCount(text);
        WriteUInt32((uint)length);
        BorshText.Strict.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    /// <summary>Writes 0 for absent; 1 and the text otherwise.</summary>
    public void WriteOptionalString(string? text)
    {
        WriteByte(text is null ? (byte)0 : (byte)1);
        if (text is not null) WriteString(text);
    }

    /// <summary>Writes a u32 count and each item.</summary>
    public void WriteList<T>(IReadOnlyList<T> items, Action<BorshWriter, T> write)
    {
        WriteUInt32((uint)items.Count);
        foreach (var item in items) write(this, item);
    }
}
