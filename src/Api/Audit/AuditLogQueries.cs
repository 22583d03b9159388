namespace NeuraNft.Api.Audit;

/// <summary>The transparency log over all events; its tiles are served below /audit.</summary>
/// <param name="Origin">Names the log for ever.</param>
/// <param name="Key">Checks its checkpoints' signatures: a C2SP vkey. Get it a second way before you trust it.</param>
[GraphQLName("AuditLog")]
public sealed record AuditLogView(string Origin, string Key);

/// <summary>A signed statement of the log's tree.</summary>
/// <param name="Size">Entries under the root.</param>
/// <param name="Root">SHA-256.</param>
/// <param name="Note">The note with its signatures, those of witnesses among them.</param>
public sealed record AuditCheckpoint(long Size, byte[] Root, string Note);

[QueryType]
public static partial class AuditLogQueries
{
    /// <summary>Null where this market keeps none.</summary>
    public static AuditLogView? GetAuditLog(AuditReading audit) => audit.Key is { } key ? new AuditLogView(key.Name, key.ToString()) : null;
}

[ObjectType<AuditLogView>]
public static partial class AuditLogType
{
    /// <summary>The newest that is published; null before the first.</summary>
    public static async Task<AuditCheckpoint?> GetCheckpointAsync(AuditReading audit, CancellationToken cancellationToken)
    {
        if (await audit.CheckpointAsync(cancellationToken) is not var (note, checkpoint)) return null;
        var root = new byte[Neura.TransparencyLog.Tree.TreeHash.Size];
        checkpoint.Root.CopyTo(root);
        return new AuditCheckpoint(checkpoint.Size, root, note.ToString());
    }

    /// <summary>The newest that is on the chain; null before the first.</summary>
    public static Task<AuditLogAnchor?> GetAnchorAsync(AuditReading audit, CancellationToken cancellationToken) =>
        audit.AnchorAsync(cancellationToken);
}
