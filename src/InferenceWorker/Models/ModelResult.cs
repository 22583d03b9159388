using System.Diagnostics;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>A value or the refusal that stands in its place.</summary>
public abstract record ModelResult<T>
{
    private ModelResult()
    {
    }

    public sealed record Success(T Value) : ModelResult<T>;

    public sealed record Refused(ModelRefusal Refusal) : ModelResult<T>;

    public static implicit operator ModelResult<T>(T value) => new Success(value);

    public static implicit operator ModelResult<T>(ModelRefusal refusal) => new Refused(refusal);

    /// <summary>Goes on with the value, or passes the refusal through.</summary>
    public ModelResult<TNext> Then<TNext>(Func<T, ModelResult<TNext>> next) => this switch
    {
        Success success => next(success.Value),
        Refused refused => refused.Refusal,
        _ => throw new UnreachableException(GetType().Name),
    };
}
