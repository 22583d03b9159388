using Neura.TransparencyLog.Notes;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>The newest checkpoint that a witness has cosigned, for each log.</summary>
public interface IWitnessState : IDisposable
{
    /// <summary>Null where it never cosigned one of this log.</summary>
    Task<Checkpoint?> LastAsync(string origin, CancellationToken cancellationToken);

    /// <summary>Durable once it returns.</summary>
    Task RememberAsync(Checkpoint checkpoint, CancellationToken cancellationToken);
}
