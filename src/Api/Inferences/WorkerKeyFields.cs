using NeuraNft.Api.Accounts;
using NeuraNft.Projections.WorkerKeys;

namespace NeuraNft.Api.Inferences;

/// <summary>A worker's public keys, 32 bytes in base64.</summary>
/// <param name="EncryptionKey">X25519: inputs can be encrypted to it.</param>
/// <param name="SigningKey">Ed25519: signs receipts.</param>
/// <param name="Signature">The signing key's, over the worker's id and both keys.</param>
public sealed record WorkerKey(
    string Worker, string EncryptionKey, string SigningKey, string Signature, DateTimeOffset RegisteredAt, Position Position)
{
    internal static WorkerKey From(WorkerKeyRow row) => new(
        row.Worker, row.EncryptionKey, row.SigningKey, row.Signature, row.RegisteredAt, new Position(row.Position));
}

[QueryType]
public static partial class WorkerKeyFields
{
    /// <summary>Of workers that run or ran models here, the newest first.</summary>
    [Authorize(Policies.Read)]
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<WorkerKey>> GetWorkerKeysAsync(
        PagingArguments paging, WorkerKeyQueries keys, CancellationToken cancellationToken) =>
        PositionPages.Of(
            await keys.NewestAsync(PositionPages.Before(paging), paging.Size, cancellationToken), paging, WorkerKey.From,
            row => row.Position);
}
