using Neura.Near;
using NeuraNft.Application;
using NeuraNft.Application.Transactions;

namespace NeuraNft.Api.Transactions;

/// <summary>What a prepared transaction, or its refusal, looks like to a client.</summary>
internal static class Preparing
{
    public static async Task<PrepareTransactionPayload> PayloadAsync(
        string publicKey, Func<PublicKey, Task<Result<PreparedTransaction, TransactionRefusal>>> prepare, IHttpContextAccessor http)
    {
        if (!PublicKey.TryParse(publicKey, out var key))
            return new PrepareTransactionPayload(null, [new TransactionError.SigningKeyError(publicKey)]);
        return await prepare(key) switch
        {
            Result<PreparedTransaction, TransactionRefusal>.Ok ok =>
                new PrepareTransactionPayload(UnsignedTransaction.From(ok.Value), null),
            Result<PreparedTransaction, TransactionRefusal>.Refused no => new PrepareTransactionPayload(null, [ErrorOf(no.Refusal, http)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static TransactionError ErrorOf(TransactionRefusal refusal, IHttpContextAccessor http) =>
        TransactionError.From(refusal) ?? throw Unavailable.Chain(http);
}
