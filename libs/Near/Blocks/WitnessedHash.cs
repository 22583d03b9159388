namespace Neura.Near.Blocks;

/// <summary>What a second endpoint says about a height.</summary>
public abstract record WitnessedHash
{
    private WitnessedHash() { }

    /// <summary>A final block of this hash; and with these receipts, where the witness reads any.</summary>
    public sealed record Found(CryptoHash Hash, WitnessedReceipts? Receipts = null) : WitnessedHash;

    /// <summary>The height is below its final head and has no block.</summary>
    public sealed record Skipped : WitnessedHash;

    /// <summary>It has not got there yet: no evidence either way.</summary>
    public sealed record NotFinal : WitnessedHash;
}
