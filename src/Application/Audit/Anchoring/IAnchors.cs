using Neura.TransparencyLog.Notes;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>What the log was anchored with elsewhere, out of reach of whoever restores a backup.</summary>
public interface IAnchors
{
    /// <summary>Null where it never was.</summary>
    Task<Checkpoint?> NewestAsync(CancellationToken cancellationToken);
}
