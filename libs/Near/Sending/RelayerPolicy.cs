namespace Neura.Near.Rpc;

/// <summary>What a relayer pays for. The relayer bears the gas and the deposits of what it relays.</summary>
public sealed record RelayerPolicy
{
    /// <summary>Accounts on which relayed actions may run; all others are refused.</summary>
    public required IReadOnlySet<AccountId> Receivers { get; init; }

    /// <summary>Methods that may be called; null means all of those contracts.</summary>
    public IReadOnlySet<string>? Methods { get; init; }

    /// <summary>The most gas for all calls of one delegate action. Default 100 Tgas.</summary>
    public Gas MaxGas { get; init; } = Gas.FromTeragas(100);

    /// <summary>The most that all calls of one delegate action may deposit. Default one yocto, which moving rights asks for.</summary>
    public NearToken MaxDeposit { get; init; } = NearToken.OneYocto;

    /// <summary>The most actions. Default 8.</summary>
    public int MaxActions { get; init; } = 8;

    /// <summary>The longest arguments of all calls together, in bytes: the relayer pays for each. Default 16 KiB.</summary>
    public int MaxArgumentBytes { get; init; } = 16 * 1024;

    /// <summary>So many blocks must be left before it expires, or it would fail at the relayer's expense. Default 10.</summary>
    public ulong MinBlocksLeft { get; init; } = 10;

    /// <summary>The furthest expiry taken, in blocks from the head. Default 10,000: under two hours.</summary>
    public ulong MaxBlocksLeft { get; init; } = 10_000;
}
