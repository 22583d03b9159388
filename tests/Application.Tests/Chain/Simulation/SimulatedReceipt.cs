namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>A receipt as it ran, and what ingestion must make of it.</summary>
internal sealed record SimulatedReceipt(string Executor, string Predecessor, IReadOnlyList<string> Logs)
{
    public string Id { get; init; } = "";

    public bool IsFailed { get; init; }

    /// <summary>Method and arguments, where it is a call that matters.</summary>
    public (string Method, string Arguments)? Call { get; init; }

    /// <summary>Stream and stored name of each event, in order.</summary>
    public IReadOnlyList<ExpectedEvent> Expected { get; init; } = [];
}

internal readonly record struct ExpectedEvent(string Stream, string Type);
