namespace Neura.Near;

/// <summary>A delegate action with its sender's signature; a relayer wraps it in <see cref="NearAction.Delegate"/>.</summary>
public sealed record SignedDelegateAction(DelegateAction DelegateAction, Signature Signature)
{
    public bool VerifySignature() => DelegateAction.PublicKey.Verify(DelegateAction.Hash.ToArray(), Signature.Bytes);
}
