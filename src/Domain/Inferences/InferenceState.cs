namespace NeuraNft.Domain.Inferences;

/// <summary>What a job's stream says so far.</summary>
public abstract record InferenceState
{
    private InferenceState() { }

    public static InferenceState Initial { get; } = new Unrequested();

    /// <summary>What was asked for; null where nothing was.</summary>
    public InferenceEvent.InferenceRequested? Asked => this switch
    {
        Waiting s => s.Request,
        Running s => s.Request,
        Completed s => s.Request,
        Failed s => s.Request,
        Cancelled s => s.Request,
        _ => null,
    };

    public sealed record Unrequested : InferenceState;

    public sealed record Waiting(InferenceEvent.InferenceRequested Request) : InferenceState;

    public sealed record Running(InferenceEvent.InferenceRequested Request, string Worker, int Attempt) : InferenceState;

    public sealed record Completed(InferenceEvent.InferenceRequested Request, string Worker, int Attempt, InferenceResult Result)
        : InferenceState;

    public sealed record Failed(InferenceEvent.InferenceRequested Request, string Code, string Message) : InferenceState;

    public sealed record Cancelled(InferenceEvent.InferenceRequested Request, Account? By) : InferenceState;
}
