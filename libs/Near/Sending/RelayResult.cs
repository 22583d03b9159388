namespace Neura.Near.Rpc;

/// <summary>What became of a delegate action.</summary>
public abstract record RelayResult
{
    private RelayResult() { }

    /// <summary>It was sent; whether its actions succeeded, the status says.</summary>
    public sealed record Relayed(TransactionStatus Status) : RelayResult;

    /// <summary>It was not sent.</summary>
    public sealed record Refused(RelayRefusal Reason) : RelayResult;
}
