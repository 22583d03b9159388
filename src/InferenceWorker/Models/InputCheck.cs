namespace NeuraNft.InferenceWorker.Models;

/// <summary>Everything about the inputs that can be refused before the runtime sees them.</summary>
internal static class InputCheck
{
    public static ModelRefusal? Check(IReadOnlyList<TensorSpec> declared, IReadOnlyList<ModelTensor> given, ModelLimits limits)
    {
        if (CheckNames(declared, given) is { } wrongName)
            return wrongName;
        return given.Select(tensor => Check(declared.First(spec => spec.Name == tensor.Name), tensor, limits))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private static ModelRefusal.ShapeMismatch? CheckNames(IReadOnlyList<TensorSpec> declared, IReadOnlyList<ModelTensor> given)
    {
        var expected = string.Join(", ", declared.Select(spec => $"'{spec.Name}'"));
        foreach (var group in given.GroupBy(tensor => tensor.Name))
        {
            if (declared.All(spec => spec.Name != group.Key))
                return new ModelRefusal.ShapeMismatch(group.Key, $"one of the inputs {expected}", $"'{group.Key}'");
            if (group.Count() > 1)
                return new ModelRefusal.ShapeMismatch(group.Key, "one tensor of this name", $"{group.Count()}");
        }

        var missing = declared.FirstOrDefault(spec => given.All(tensor => tensor.Name != spec.Name));
        return missing is null ? null : new ModelRefusal.ShapeMismatch(missing.Name, missing.Description, "nothing");
    }

    private static ModelRefusal? Check(TensorSpec spec, ModelTensor tensor, ModelLimits limits)
    {
        if (tensor.ElementType != spec.ElementType || tensor.Shape.Count != spec.Shape.Count || !DimensionsFit(spec, tensor))
            return new ModelRefusal.ShapeMismatch(spec.Name, spec.Description, tensor.Description);
        if (ElementCount(tensor.Shape, limits.MaxInputElements) is not { } count)
            return new ModelRefusal.ShapeOverflow(spec.Name, tensor.ShapeText, limits.MaxInputElements);
        if (tensor.Values.LongLength != count)
            return new ModelRefusal.ShapeMismatch(spec.Name, $"{count} values for {tensor.Description}", $"{tensor.Values.LongLength}");
        return !tensor.AllowsNonFinite && tensor.FirstNonFinite() is var index and >= 0
            ? new ModelRefusal.NonFiniteInput(spec.Name, index)
            : null;
    }

    private static bool DimensionsFit(TensorSpec spec, ModelTensor tensor) =>
        spec.Shape.Zip(tensor.Shape).All(pair => pair.First.Length is not { } length || length == pair.Second);

    /// <summary>Null where a dimension is negative or the product passes the limit; divides, so that it cannot wrap.</summary>
    internal static long? ElementCount(IReadOnlyList<long> shape, long limit)
    {
        if (shape.Any(length => length < 0))
            return null;
        if (shape.Contains(0))
            return 0;
        var count = 1L;
        foreach (var length in shape)
        {
            if (length > limit / count)
                return null;
            count *= length;
        }

        return count;
    }
}
