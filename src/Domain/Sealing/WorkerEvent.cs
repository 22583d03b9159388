namespace NeuraNft.Domain.Sealing;

/// <summary>Who runs models here. Stored format; change only by adding.</summary>
public abstract record WorkerEvent
{
    private WorkerEvent() { }

    public abstract string Worker { get; init; }

    /// <summary>Headers for this worker's jobs are minted for this recipient ("age1…"), and for no other from now on.</summary>
    public sealed record WorkerRegistered(string Worker, string Recipient) : WorkerEvent;
}
