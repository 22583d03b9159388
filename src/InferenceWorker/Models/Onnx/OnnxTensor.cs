namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>A tensor that stands in the file (TensorProto): what it is, not its values.</summary>
internal sealed record OnnxTensor(string Name, ulong Type, IReadOnlyList<long> Shape, long Elements)
{
    public static OnnxTensor Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var (name, type, shape, stored, raw) = ("", 0UL, new List<long>(), 0L, -1L);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            switch (field)
            {
                case 1:
                    AddDimensions(shape, reader.IsBody, number, body);
                    break;
                case 2:
                    type = number;
                    break;
                case 4 or 5 or 6 or 7 or 10 or 11:
                    stored += Math.Max(1, body.Length);
                    break;
                case 8:
                    name = OnnxText.Read(body);
                    break;
                case 9:
                    raw = body.Length;
                    break;
            }
        }

        return new OnnxTensor(name, type, shape, CountOf(shape)).Checked(stored, raw);
    }

    internal static void AddDimensions(List<long> shape, bool isPacked, ulong number, ReadOnlySpan<byte> body)
    {
        if (!isPacked)
            shape.Add((long)number);
        var packed = new ProtobufReader(body);
        while (isPacked && shape.Count <= OnnxLimits.Rank && packed.TryReadPacked(out var length))
            shape.Add((long)length);
        if (packed.IsBroken || shape.Count > OnnxLimits.Rank)
            throw OnnxRefusedException.Invalid($"it has a tensor of more than {OnnxLimits.Rank} dimensions");
    }

    /// <summary>Divides before it multiplies, so that it cannot wrap.</summary>
    internal static long CountOf(IEnumerable<long> shape)
    {
        var (count, isEmpty) = (1L, false);
        foreach (var length in shape)
        {
            if (length < 0 || (length > 0 && count > long.MaxValue / 16 / length))
                throw OnnxRefusedException.Invalid($"the shape [{string.Join(',', shape)}] of a tensor overflows");
            isEmpty |= length == 0;
            count *= Math.Max(1, length);
        }

        return isEmpty ? 0 : count;
    }

    // The runtime would make room for as many elements as are said, not for as many as are there.
    private OnnxTensor Checked(long stored, long raw)
    {
        var isWhole = raw >= 0
            ? OnnxTypes.BitsOf(Type) is { } bits && raw == ((Elements * bits) + 7) / 8
            : Elements <= 4 * stored;
        return isWhole
            ? this
            : throw OnnxRefusedException.Invalid(
                $"the tensor '{OnnxText.Shown(Name)}' says {OnnxTypes.NameOf(Type)}[{string.Join(',', Shape)}] and holds something else");
    }
}
