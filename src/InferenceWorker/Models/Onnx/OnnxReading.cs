using System.Text;
using NeuraNft.Domain.Models;

namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>What a model's file says.</summary>
internal sealed record OnnxContents(ModelDescription Description, IReadOnlyList<ModelNode> Graph);

/// <summary>
/// Reads an ONNX file without running it or any of the runtime: bounded in time and memory by the file's size, and by
/// <see cref="OnnxLimits"/>. Whatever the bytes are, it answers.
/// </summary>
internal static class OnnxReading
{
    public static ModelResult<OnnxContents> Read(ReadOnlySpan<byte> file, ModelLimits limits)
    {
        if (file.Length > limits.MaxModelBytes)
            return new ModelRefusal.ResourceLimit($"The model has {file.Length} bytes; the limit is {limits.MaxModelBytes}");
        if (OnnxFile.Refuse(file) is { } reason)
            return new ModelRefusal.ModelInvalid(reason);
        try
        {
            return Model(file);
        }
        catch (OnnxRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (OverflowException)
        {
            return new ModelRefusal.ModelInvalid("its tensors together have more elements than can be counted");
        }
    }

    private static OnnxContents Model(ReadOnlySpan<byte> file)
    {
        var (graphs, functions) = (new OnnxGraphReader(), new OnnxFunctions());
        var opsets = new Dictionary<string, long>(StringComparer.Ordinal);
        var (ir, producer, version) = (0L, "", "");
        OnnxGraph? graph = null;
        var reader = new ProtobufReader(file);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            switch (field)
            {
                case 1:
                    ir = (long)number;
                    break;
                case 2:
                    producer = OnnxText.Read(body);
                    break;
                case 3:
                    version = OnnxText.Read(body);
                    break;
                case 7 when graph is not null:
                    throw OnnxRefusedException.Invalid("it holds two graphs");
                case 7:
                    graph = graphs.Graph(body, depth: 1);
                    break;
                case 8:
                    AddOpset(opsets, body);
                    break;
                case 25:
                    functions.Read(body, graphs);
                    break;
            }
        }

        functions.Check(graphs.Operators);
        CheckOpsets(graphs, opsets);
        var inputs = Ports(graph!.Inputs.Where(i => !graph.Initializers.ContainsKey(i.Name)), "input");
        var description = new ModelDescription(
            file.Length, ir, producer.Length == 0 ? null : OnnxText.Shown($"{producer} {version}".TrimEnd()),
            [.. opsets.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new ModelOpset(OnnxText.Shown(o.Key), o.Value))],
            new(inputs), new(Ports(graph.Outputs, "output")), [.. Operators(graphs)], graph.Parameters, graphs.NodeCount);
        return new OnnxContents(description, OnnxDrawing.Of(graph));
    }

    private static IEnumerable<ModelOperator> Operators(OnnxGraphReader graphs) => graphs.Operators
        .OrderByDescending(o => o.Value).ThenBy(o => o.Key.Domain, StringComparer.Ordinal).ThenBy(o => o.Key.Name, StringComparer.Ordinal)
        .Take(OnnxLimits.Ports).Select(o => new ModelOperator(OnnxText.Shown(o.Key.Domain), OnnxText.Shown(o.Key.Name), o.Value));

    private static void AddOpset(Dictionary<string, long> opsets, ReadOnlySpan<byte> bytes)
    {
        var (domain, version) = ("", 0L);
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            if (field == 1)
                domain = OnnxText.Read(body);
            else if (field == 2)
                version = (long)number;
        }

        opsets[OnnxOperators.DomainOf(domain)] = version;
        if (opsets.Count > OnnxLimits.Ports)
            throw OnnxRefusedException.TooMuch($"The model imports more than {OnnxLimits.Ports} sets of operators");
    }

    private static void CheckOpsets(OnnxGraphReader graphs, Dictionary<string, long> opsets)
    {
        if (graphs.Operators.Keys.Select(o => o.Domain).FirstOrDefault(d => opsets.GetValueOrDefault(d) <= 0) is { } missing)
            throw OnnxRefusedException.Invalid($"it uses operators of '{OnnxText.Shown(missing)}' without saying of which version");
    }

    private static List<ModelTensorSpec> Ports(IEnumerable<OnnxPort> ports, string what)
    {
        var declared = ports.Take(OnnxLimits.Ports + 1).Select(p => p.Declared(what)).ToList();
        if (declared.Count > OnnxLimits.Ports)
            throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Ports} {what}s");
        if (declared.Select(p => p.Name).FirstOrDefault(n => n.Length == 0 || n != OnnxText.Shown(n, OnnxLimits.NameBytes)) is { } name)
            throw OnnxRefusedException.Invalid($"its {what} '{OnnxText.Shown(name)}' has no name that can be used");
        if (declared.GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw OnnxRefusedException.Invalid($"it has two {what}s named '{OnnxText.Shown(twice.Key)}'");
        var bytes = declared.Sum(p => Encoding.UTF8.GetByteCount(p.Name) + p.Shape.Sum(d => d.Symbol?.Length ?? 0));
        return bytes <= OnnxLimits.PortNameBytes
            ? declared
            : throw OnnxRefusedException.TooMuch($"The names of the model's {what}s have more than {OnnxLimits.PortNameBytes} bytes");
    }
}
