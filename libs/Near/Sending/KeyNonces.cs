namespace Neura.Near.Rpc;

/// <summary>The nonces of one key, each handed out once and in order. Gaps do no harm: the chain wants them to rise only.</summary>
/// <remarks>Not safe to share between threads: the sender calls it in turn.</remarks>
internal sealed class KeyNonces(JsonRpcClient rpc, InMemorySigner signer)
{
    private ulong? _last;

    /// <param name="ask">Ask the chain even where a nonce is known: somebody else may have used the key meanwhile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ulong> NextAsync(bool ask, CancellationToken cancellationToken)
    {
        // Optimistic: what is included but not final yet has used its nonce already.
        if (ask || _last is null)
            RaiseTo((await rpc.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, cancellationToken)).Nonce);
        _last = checked(_last!.Value + 1);
        return _last.Value;
    }

    /// <summary>Never back: a node that is behind shows less than was handed out.</summary>
    public void RaiseTo(ulong used) => _last = Math.Max(_last ?? 0, used);
}
