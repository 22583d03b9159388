namespace NeuraNft.InferenceWorker.Models;

/// <summary>Walks the fields of one protobuf message. Bytes that are no message end the walk with <see cref="IsBroken"/>.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool IsBroken { get; private set; }

    /// <summary>Bytes that have not been read.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>Whether the field read last is length-delimited: bytes, text, a message, or numbers packed together.</summary>
    public bool IsBody { get; private set; }

    /// <summary>The next field: its number, its value if it is a varint, its bytes if it is length-delimited.</summary>
    public bool TryRead(out int field, out ulong number, out ReadOnlySpan<byte> body)
    {
        body = default;
        (field, number) = (0, 0);
        IsBody = false;
        if (_rest.IsEmpty || IsBroken)
            return false;
        if (!TryVarint(out var tag) || tag >> 3 is 0 or > 0x1FFF_FFFF)
            return Break();
        field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                return TryVarint(out number) || Break();
            case 1:
                return TryTake(sizeof(ulong), out _);
            case 2:
                IsBody = true;
                return TryVarint(out var length) && length <= int.MaxValue ? TryTake((int)length, out body) : Break();
            case 5:
                return TryTake(sizeof(uint), out _);
            default:
                return Break();
        }
    }

    /// <summary>The numbers of a packed field, one after the other.</summary>
    public bool TryReadPacked(out ulong number)
    {
        number = 0;
        return !_rest.IsEmpty && !IsBroken && (TryVarint(out number) || Break());
    }

    private bool TryTake(int length, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (length > _rest.Length)
            return Break();
        taken = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < 10 && i < _rest.Length; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] >= 0x80)
                continue;
            _rest = _rest[(i + 1)..];
            return true;
        }

        return false;
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }
}
