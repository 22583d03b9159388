using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Batching;

/// <summary>Runs put together along the first dimension, and their results taken apart again.</summary>
internal static class RunStack
{
    /// <summary>Whether the model declares one and the same free first dimension for all inputs and outputs.</summary>
    public static bool IsOffered(IModelSession model)
    {
        var all = model.Inputs.Concat(model.Outputs);
        var first = all.Select(spec => spec.Shape.Count > 0 ? spec.Shape[0].Symbol : null).Distinct().ToList();
        return model.Inputs.Count > 0 && first is [not null];
    }

    /// <summary>Whether a run can be computed together with another: the same group and deadline, shapes equal but for the rows.</summary>
    public static bool Fit(PendingRun a, PendingRun b) =>
        a.Terms.Group is not null && a.Terms == b.Terms && HasRows(a) && HasRows(b)
        && a.Inputs.All(x => b.Inputs.Single(y => y.Name == x.Name).Shape.Skip(1).SequenceEqual(x.Shape.Skip(1)));

    public static IReadOnlyList<ModelTensor> Join(IReadOnlyList<PendingRun> runs)
    {
        if (runs is [var only])
            return only.Inputs;
        return [.. runs[0].Inputs.Select(tensor => Join([.. runs.Select(run => run.Inputs.Single(input => input.Name == tensor.Name))]))];
    }

    /// <returns>Null where an output has other rows than the inputs had: the model does not keep them apart.</returns>
    public static IReadOnlyList<ModelTensor>[]? Split(IReadOnlyList<ModelTensor> outputs, IReadOnlyList<PendingRun> runs)
    {
        var rows = runs.Sum(run => run.Rows);
        if (outputs.Any(output => output.Shape.Count == 0 || output.Shape[0] != rows))
            return null;
        var results = new IReadOnlyList<ModelTensor>[runs.Count];
        for (long i = 0, first = 0; i < runs.Count; first += runs[(int)i++].Rows)
            results[i] = [.. outputs.Select(output => Slice(output, first, runs[(int)i].Rows))];
        return results;
    }

    private static bool HasRows(PendingRun run) =>
        run.Inputs.All(input => input.Shape.Count > 0 && input.Shape[0] == run.Rows) && run.Rows > 0;

    private static ModelTensor Join(IReadOnlyList<ModelTensor> parts)
    {
        var values = parts[0].ElementType.NewArray(checked((int)parts.Sum(part => part.Values.LongLength)));
        var at = 0;
        foreach (var part in parts)
        {
            Array.Copy(part.Values, 0, values, at, part.Values.Length);
            at += part.Values.Length;
        }

        return ModelTensor.Of(
            parts[0].Name, [parts.Sum(part => part.Shape[0]), .. parts[0].Shape.Skip(1)], parts[0].ElementType, values);
    }

    private static ModelTensor Slice(ModelTensor tensor, long first, long rows)
    {
        var width = tensor.Shape[0] == 0 ? 0 : tensor.Values.LongLength / tensor.Shape[0];
        var values = tensor.ElementType.NewArray((int)(rows * width));
        Array.Copy(tensor.Values, first * width, values, 0, rows * width);
        return ModelTensor.Of(tensor.Name, [rows, .. tensor.Shape.Skip(1)], tensor.ElementType, values);
    }
}
