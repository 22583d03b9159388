namespace NeuraNft.Application;

/// <summary>What a use case answers: what was asked for, or why not. A refusal is a value, never an exception.</summary>
public abstract record Result<TValue, TRefusal>
{
    private Result() { }

    public sealed record Ok(TValue Value) : Result<TValue, TRefusal>;

    public sealed record Refused(TRefusal Refusal) : Result<TValue, TRefusal>;
}
