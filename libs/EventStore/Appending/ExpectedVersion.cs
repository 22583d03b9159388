namespace Neura.EventStore;

/// <summary>The version that a stream must have before the append.</summary>
public readonly record struct ExpectedVersion
{
    private ExpectedVersion(long value) => Value = value;

    /// <summary>Whatever it is.</summary>
    public static ExpectedVersion Any => new(-1);

    /// <summary>The stream must not exist.</summary>
    public static ExpectedVersion NoStream => new(0);

    internal long Value { get; }

    public static implicit operator ExpectedVersion(long version) => Exactly(version);

    /// <summary>This version: 0 is <see cref="NoStream"/>.</summary>
    public static ExpectedVersion Exactly(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new ExpectedVersion(version);
    }

    public override string ToString() => Value switch { -1 => "any", 0 => "no stream", _ => $"{Value}" };
}
