namespace Neura.Messaging;

public enum RetryOutcome
{
    /// <summary>It will be due again after the delay.</summary>
    Retried,

    /// <summary>It had no attempts left and is parked.</summary>
    Parked,

    /// <summary>The lease is no longer the caller's; nothing was done.</summary>
    LeaseLost,
}
