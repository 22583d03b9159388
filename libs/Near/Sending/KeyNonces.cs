namespace Neura.Near.Rpc;

/// <summary>The nonces of one key, each handed out once and in order. Gaps do no harm: the chain wants them to rise only.</summary>
/// <remarks>Not safe to share between threads: the sender calls it in turn.</remarks>
internal sealed class KeyNonces(JsonRpcClient rpc, InMemorySigner signer)
{
    private ulong? _last;

    public async Task<ulong> NextAsync(CancellationToken cancellationToken)
    {
        // Optimistic: what is included but not final yet has used its nonce already.
        _last ??= (await rpc.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, cancellationToken)).Nonce;
        _last = checked(_last.Value + 1);
        return _last.Value;
    }

    /// <summary>Somebody else uses the key too: go on above what the chain has seen.</summary>
    public void RaiseTo(ulong used) => _last = Math.Max(_last ?? 0, used);
}
