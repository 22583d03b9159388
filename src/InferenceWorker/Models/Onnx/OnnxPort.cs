using NeuraNft.Domain.Models;

namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>A declared tensor (ValueInfoProto). No type: it is a sequence, a map, or nothing is said.</summary>
internal sealed record OnnxPort(string Name, ulong? Type, IReadOnlyList<ModelDimension>? Shape)
{
    public static OnnxPort Read(ReadOnlySpan<byte> bytes)
    {
        var (name, port) = ("", new OnnxPort("", null, null));
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out _, out var body))
        {
            if (field == 1)
                name = OnnxText.Read(body);
            else if (field == 2)
                port = TensorOf(body);
        }

        return port with { Name = name };
    }

    /// <summary>As it is declared to callers; a type that tensors do not carry here is refused.</summary>
    public ModelTensorSpec Declared(string what)
    {
        if (Type is not { } type)
            throw OnnxRefusedException.Invalid($"its {what} '{OnnxText.Shown(Name)}' is not a tensor");
        if (ElementTypes.FromOnnxName(OnnxTypes.NameOf(type)) is null)
            throw OnnxRefusedException.Invalid(
                $"its {what} '{OnnxText.Shown(Name)}' is of the type {OnnxTypes.NameOf(type)}, which is not carried here");
        OnnxTensor.CountOf((Shape ?? []).Select(d => d.Length ?? 1));
        return new ModelTensorSpec(Name, OnnxTypes.NameOf(type), new(Shape ?? []));
    }

    private static OnnxPort TensorOf(ReadOnlySpan<byte> typeProto)
    {
        var reader = new ProtobufReader(typeProto);
        var port = new OnnxPort("", null, null);
        while (reader.TryRead(out var field, out _, out var body))
            port = field == 1 ? OfTensorType(body) : port;
        return port;
    }

    private static OnnxPort OfTensorType(ReadOnlySpan<byte> tensorType)
    {
        var reader = new ProtobufReader(tensorType);
        var (type, shape) = (0UL, (IReadOnlyList<ModelDimension>?)null);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            if (field == 1)
                type = number;
            else if (field == 2)
                shape = ShapeOf(body);
        }

        return new OnnxPort("", type, shape);
    }

    private static List<ModelDimension> ShapeOf(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var shape = new List<ModelDimension>();
        while (reader.TryRead(out var field, out _, out var body))
        {
            if (field == 1)
                shape.Add(DimensionOf(body));
            if (shape.Count > OnnxLimits.Rank)
                throw OnnxRefusedException.Invalid($"it has a tensor of more than {OnnxLimits.Rank} dimensions");
        }

        return shape;
    }

    private static ModelDimension DimensionOf(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var dimension = new ModelDimension(null, null);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            if (field == 1)
                dimension = new ModelDimension((long)number, null);
            else if (field == 2)
                dimension = new ModelDimension(null, body.IsEmpty ? null : OnnxText.Shown(OnnxText.Read(body)));
        }

        return dimension;
    }
}
