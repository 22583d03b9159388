namespace Neura.Near.Rpc;

/// <summary>How a <see cref="TransactionSender"/> sends.</summary>
public sealed record TransactionSenderOptions
{
    /// <summary>How often a transaction is signed anew, with the same nonce, because its block hash was refused. Default 3.</summary>
    public int MaxNewSignatures { get; init; } = 3;

    /// <summary>How long one block hash is signed with. Default 10 minutes; the chain takes it for about a day.</summary>
    public TimeSpan BlockHashLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the result is waited for, over all attempts. Default 60 s.</summary>
    public TimeSpan ResultTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause between two looks for a result. Default 500 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);
}
