namespace NeuraNft.Domain.Collections;

/// <summary>A collection by its contract's account and its decimal number there ("1", "2", …).</summary>
public sealed record CollectionId(string Contract, string Id)
{
    /// <summary>"contract/number": the key of read models and of cursors.</summary>
    public override string ToString() => $"{Contract}/{Id}";
}
