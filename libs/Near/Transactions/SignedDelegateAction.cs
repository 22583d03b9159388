namespace Neura.Near;

/// <summary>A delegate action with its sender's signature; a relayer wraps it in <see cref="NearAction.Delegate"/>.</summary>
public sealed record SignedDelegateAction(DelegateAction DelegateAction, Signature Signature)
{
    /// <summary>True where the signature is the named key's over the hash. Whether the key is the sender's, only the chain knows.</summary>
    public bool VerifySignature() => DelegateAction.PublicKey.Verify(DelegateAction.Hash.ToArray(), Signature.Bytes);
}
