namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>The process that held the model ended before it answered.</summary>
public sealed class ChildEndedException : Exception
{
    internal ChildEndedException(ChildEnd end)
        : base($"The model's process ended: {end}.") => End = end;

    internal ChildEnd End { get; }
}
