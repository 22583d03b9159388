namespace Neura.Near.Rpc;

/// <summary>A final block's hash to sign with, fetched anew long before the chain would find it too old.</summary>
/// <remarks>Not safe to share between threads: the sender calls it in turn.</remarks>
internal sealed class RecentBlockHash(JsonRpcClient rpc, TimeSpan lifetime, TimeProvider time)
{
    private CryptoHash _hash;
    private long? _fetched;

    public async Task<CryptoHash> GetAsync(CancellationToken cancellationToken)
    {
        if (_fetched is { } fetched && time.GetElapsedTime(fetched) < lifetime) return _hash;
        _hash = (await rpc.BlockAsync(BlockReference.Final, cancellationToken)).Header.Hash;
        _fetched = time.GetTimestamp();
        return _hash;
    }

    public void Forget() => _fetched = null;
}
