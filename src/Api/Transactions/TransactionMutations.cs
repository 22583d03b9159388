using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <summary>What lives on chain is moved by its owner's wallet: a transaction is prepared here, signed there, relayed here.</summary>
[MutationType]
public static partial class TransactionMutations
{
    /// <summary>Prepares the grant of an access level to an account.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareSetAccessAsync(
        PrepareSetAccessInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
            CancellationToken cancellationToken)
    {
        var expires = ChainTime.Of(input.ExpiresAt);
        var command = new AssetCommand.SetAccess(user.RequiredAccount(), input.Account, input.Level, expires);
        return PrepareAsync(input.AssetId, command, input.PublicKey, prepare, http, cancellationToken);
    }

    /// <summary>Prepares the end of an account's grant, or that the caller gives up a right that it paid for.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareRevokeAccessAsync(
        PrepareRevokeAccessInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
            CancellationToken cancellationToken) =>
        PrepareAsync(
            input.AssetId, new AssetCommand.RevokeAccess(user.RequiredAccount(), input.Account, input.Origin), input.PublicKey, prepare,
            http, cancellationToken);

    /// <summary>Prepares the transfer of an asset: grants lapse with it.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareTransferAsync(
        PrepareTransferInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
            CancellationToken cancellationToken) =>
        PrepareAsync(
            input.AssetId, new AssetCommand.TransferAsset(user.RequiredAccount(), input.Receiver, input.Memo), input.PublicKey, prepare,
                http,
            cancellationToken);

    /// <summary>Relays the caller's signed transaction to the chain and waits until it has run.</summary>
    [Authorize(Policies.Prepare)]
    public static async Task<SubmitTransactionPayload> SubmitTransactionAsync(
        SubmitTransactionInput input, ClaimsPrincipal user, SubmitTransaction submit, IHttpContextAccessor http,
            CancellationToken cancellationToken) =>
        await submit.HandleAsync(user.RequiredAccount(), input.SignedTransaction, cancellationToken) switch
        {
            Result<string, TransactionRefusal>.Ok ok => new SubmitTransactionPayload(ok.Value, null),
            Result<string, TransactionRefusal>.Refused no => new SubmitTransactionPayload(null, [Preparing.ErrorOf(no.Refusal, http)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>
    /// Relays the caller's signed delegate action (NEP-366) and pays its gas; the same action again is the same transaction. Refused beyond
    /// what the market pays for an account within an hour.
    /// </summary>
    [Authorize(Policies.Prepare)]
    public static async Task<SubmitTransactionPayload> SubmitDelegateAsync(
        SubmitDelegateInput input, ClaimsPrincipal user, SubmitDelegate submit, IHttpContextAccessor http,
            CancellationToken cancellationToken) =>
        await submit.HandleAsync(user.RequiredAccount(), input.SignedDelegate, cancellationToken) switch
        {
            Result<string, TransactionRefusal>.Ok ok => new SubmitTransactionPayload(ok.Value, null),
            Result<string, TransactionRefusal>.Refused no => new SubmitTransactionPayload(null, [Preparing.ErrorOf(no.Refusal, http)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Task<PrepareTransactionPayload> PrepareAsync(
        string assetId, AssetCommand command, string publicKey, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            publicKey, key => prepare.HandleAsync(AssetKey.Parse(assetId), command, key, cancellationToken), http);
}
