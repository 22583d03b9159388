namespace Neura.ContentStore;

/// <summary>Reads the fields of a protobuf message in the order that the caller expects; never beyond its bytes.</summary>
internal ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    private const int MostVarintBytes = 9;

    private ReadOnlySpan<byte> _rest = message;

    public bool TryBytes(int field, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        var at = _rest;
        if (!TryVarint(ref at, out var key) || key != (((long)field << 3) | 2) || !TryVarint(ref at, out var length)
            || length > at.Length)
            return false;
        bytes = at[..(int)length];
        _rest = at[(int)length..];
        return true;
    }

    public bool TryNumber(int field, out long number)
    {
        number = 0;
        var at = _rest;
        if (!TryVarint(ref at, out var key) || key != (long)field << 3 || !TryVarint(ref at, out number))
            return false;
        _rest = at;
        return true;
    }

    // At most 63 bits: sizes are never negative.
    private static bool TryVarint(ref ReadOnlySpan<byte> at, out long value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(at.Length, MostVarintBytes); i++)
        {
            value |= (long)(at[i] & 0x7F) << (7 * i);
            if (at[i] >= 0x80)
                continue;
            at = at[(i + 1)..];
            return true;
        }

        return false;
    }
}
