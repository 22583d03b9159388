namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// Reads just enough of a serialized ModelProto to refuse what must not reach the runtime: tensors that live in other files (the
/// runtime would open the path the model names), ORT's own binary format, and bytes that are no protobuf at all.
/// Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
/// </summary>
internal static class OnnxFile
{
    // Deeper than protobuf's own limit of 100 no reader would follow.
    private const int MaxDepth = 100;

    private enum Message
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        SparseTensor,
        Function,
        Training,
    }

    /// <summary>The reason for refusing the file, or null.</summary>
    public static string? Refuse(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 8 && file[4..8].SequenceEqual("ORTM"u8))
            return "it is in ORT's own format, not ONNX";
        var hasGraph = false;
        return Walk(file, Message.Model, 0, ref hasGraph) ?? (hasGraph ? null : "it holds no graph");
    }

    private static string? Walk(ReadOnlySpan<byte> bytes, Message message, int depth, ref bool hasGraph)
    {
        if (depth > MaxDepth)
            return "its messages nest too deeply";
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            if (message == Message.Tensor && (field == 13 || (field == 14 && number != 0)))
                return "it keeps tensors in other files (external data)";
            hasGraph |= message == Message.Model && field == 7;
            if (Child(message, field) is { } child && Walk(body, child, depth + 1, ref hasGraph) is { } refusal)
                return refusal;
        }

        return reader.IsBroken ? "it is garbage or truncated" : null;
    }

    private static Message? Child(Message parent, int field) => (parent, field) switch
    {
        (Message.Model, 7) => Message.Graph,
        (Message.Model, 20) => Message.Training,
        (Message.Model, 25) => Message.Function,
        (Message.Training, 1 or 2) => Message.Graph,
        (Message.Function, 7) => Message.Node,
        (Message.Function, 11) => Message.Attribute,
        (Message.Graph, 1) => Message.Node,
        (Message.Graph, 5) => Message.Tensor,
        (Message.Graph, 15) => Message.SparseTensor,
        (Message.Node, 5) => Message.Attribute,
        (Message.Attribute, 5 or 10) => Message.Tensor,
        (Message.Attribute, 6 or 11) => Message.Graph,
        (Message.Attribute, 22 or 23) => Message.SparseTensor,
        (Message.SparseTensor, 1 or 2) => Message.Tensor,
        _ => null,
    };
}
